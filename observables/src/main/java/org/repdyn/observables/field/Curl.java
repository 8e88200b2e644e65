package org.repdyn.observables.field;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Vectors;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;

/**
 * Antisymmetric share ‖J − Jᵀ‖/(2‖J‖) of the Jacobian J of the field on the training embeddings or on all weights. It is 0
 * for the gradient of a loss and 1 for a rotation. Frobenius norms are estimated from random pairs of Gaussian directions:
 * E(wᵀJv)² = ‖J‖², E(wᵀJv − vᵀJw)² = ‖J − Jᵀ‖². Jv is computed by central differences, so a gradient gives about 1e-8 instead
 * of 0. There is no value if the run offers no field or its Jacobian is below the rounding errors.
 */
final class Curl implements Observable {

    /** Step of the central differences relative to the largest entry; the cube root of ε balances truncation and rounding. */
    private static final double STEP = Math.cbrt(Math.ulp(1.0));
    /** Factor by which the norm of the Jacobian must exceed the rounding error of the differences. */
    private static final double MIN_RATIO_TO_ROUNDING = 1e3;

    private static final double[] NOT_DEFINED = {};

    private final CurlOptions options;

    Curl(CurlOptions options) {
        this.options = options;
    }

    @Override
    public Schedule schedule() {
        return options.everyTime() ? Schedule.EVERY_TIME : Schedule.AT_THE_END;
    }

    /** Vector field on ℝⁿ. */
    @FunctionalInterface
    private interface Field {
        void at(double[] point, double[] result);
    }

    @Override
    public Optional<String> needs() {
        return Optional.of(
                options.space() == CurlOptions.Space.EMBEDDINGS
                        ? "a network with embeddings that are not zero"
                        : "a network that is trained, with weights that are not zero");
    }

    @Override
    public double[] observe(Observation observation) {
        return options.space() == CurlOptions.Space.EMBEDDINGS
                ? onEmbeddings(observation.snapshot())
                : onWeights(observation.snapshot());
    }

    private double[] onEmbeddings(Snapshot snapshot) {
        R064Store at = snapshot.embeddings().copy();
        R064Store result = at.copy();
        return snapshot.field()
                .map(field -> estimate(
                        (point, value) -> {
                            System.arraycopy(point, 0, at.data, 0, point.length);
                            field.field(at, result);
                            System.arraycopy(result.data, 0, value, 0, value.length);
                        },
                        snapshot.embeddings().data))
                .orElse(NOT_DEFINED);
    }

    private double[] onWeights(Snapshot snapshot) {
        if (snapshot.weights().isEmpty() || snapshot.weightField().isEmpty()) {
            return NOT_DEFINED;
        }
        Weights at = snapshot.weights().get().copy();
        Weights result = at.zeros();
        WeightProbe field = snapshot.weightField().get();
        double[] here = new double[at.size()];
        at.flatten(here);
        return estimate(
                (point, value) -> {
                    at.unflatten(point);
                    field.field(at, result);
                    result.flatten(value);
                },
                here);
    }

    private double[] estimate(Field field, double[] point) {
        double size = Arrays.stream(point).map(Math::abs).max().orElse(0);
        if (size == 0 || !Double.isFinite(size)) {
            return NOT_DEFINED;
        }
        try {
            return estimate(field, point, STEP * size);
        } catch (ArithmeticException e) {
            // The field is not defined at a neighbouring state.
            return NOT_DEFINED;
        }
    }

    private double[] estimate(Field field, double[] point, double step) {
        // All times use the same directions, so that a curve shows changes of the field and not of the sample.
        ContinuousSampler normal = new Seed(1).child("curl").gaussians();
        double[] here = new double[point.length];
        field.at(point, here);
        double rounding = Math.ulp(1.0) * Vectors.norm(here) / step;
        double antisymmetric = 0;
        double all = 0;
        for (int p = 0; p < options.probes(); p++) {
            double[] v = draw(normal, point.length);
            double[] w = draw(normal, point.length);
            double wJv = Vectors.dot(w, derivative(field, point, v, step));
            double vJw = Vectors.dot(v, derivative(field, point, w, step));
            antisymmetric += (wJv - vJw) * (wJv - vJw);
            all += 2 * (wJv * wJv + vJw * vJw);
        }
        // Each probe adds an estimate of 4‖J‖² to `all`.
        boolean visible = Math.sqrt(all / (4 * options.probes())) > MIN_RATIO_TO_ROUNDING * rounding;
        return visible && Double.isFinite(all) ? new double[] {Math.sqrt(antisymmetric / all)} : NOT_DEFINED;
    }

    /** Returns Jv. */
    private static double[] derivative(Field field, double[] point, double[] direction, double step) {
        double[] above = point.clone();
        double[] below = point.clone();
        Vectors.addMultiple(step, direction, above);
        Vectors.addMultiple(-step, direction, below);
        double[] plus = new double[point.length];
        double[] minus = new double[point.length];
        field.at(above, plus);
        field.at(below, minus);
        for (int i = 0; i < direction.length; i++) {
            plus[i] = (plus[i] - minus[i]) / (2 * step);
        }
        return plus;
    }

    private static double[] draw(ContinuousSampler normal, int length) {
        double[] direction = new double[length];
        Arrays.setAll(direction, i -> normal.sample());
        return direction;
    }
}
