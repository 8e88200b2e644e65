package org.repdyn.kernels.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.Decimals;

/**
 * Scales and parameterisation of an affine layer, dense or convolution.
 *
 * @param weightVariance σ²
 * @param biasVariance β², 0 without bias
 * @param trained true if its own parameters are trained
 * @param standard true for the standard parameterisation
 * @param fanIn number of inputs of a unit, used in the standard parameterisation alone
 * @param biasTerm term of the bias in Θ in the standard parameterisation: 1 or 0
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Affine(
        double weightVariance, double biasVariance, boolean trained, boolean standard, double fanIn, double biasTerm) {

    public static void check(double weightStd, Optional<Double> biasStd) {
        if (!(weightStd > 0) || Double.isInfinite(weightStd)) {
            throw new IllegalArgumentException(
                    "a weight standard deviation must be positive, got " + Decimals.text(weightStd));
        }
        biasStd.ifPresent(b -> {
            if (!(b >= 0) || Double.isInfinite(b)) {
                throw new IllegalArgumentException(
                        "a bias standard deviation must be at least 0, got " + Decimals.text(b));
            }
        });
    }

    /** Returns the scales of a layer above a signal; a unit receives input from {@code window} positions. */
    public static Affine of(
            double weightStd,
            Optional<Double> biasStd,
            boolean trained,
            Parameterisation parameterisation,
            Signal in,
            int window) {
        boolean standard = parameterisation == Parameterisation.STANDARD;
        double bias = biasStd.orElse(0.0);
        return new Affine(
                weightStd * weightStd,
                bias * bias,
                trained,
                standard,
                standard ? (double) in.requireWidth() * window : 0,
                biasStd.isPresent() ? 1 : 0);
    }

    public static String describe(double weightStd, Optional<Double> biasStd, boolean trained) {
        return "W_std=" + weightStd + biasStd.map(b -> ", b_std=" + b).orElse("") + (trained ? "" : ", frozen");
    }

    /**
     * Returns the part of the layer's own term that is known before the map: fan-in·K + 1 in the standard
     * parameterisation.
     */
    public double ownTerm(double covarianceBelow) {
        return standard ? fanIn * covarianceBelow + biasTerm : 0;
    }

    /** Returns the term that training this layer adds to Θ; 0 if the layer is frozen. */
    public double tangent(double ownTerm, double covarianceAbove) {
        if (!trained) {
            return 0;
        }
        return standard ? ownTerm : covarianceAbove;
    }
}
