package org.repdyn.losses.prediction;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * Field of ½ mean ‖p − sg τu⁺‖²: the prediction from the anchor approaches the positive, which is stop-gradient. τ = 1
 * unless the option {@code target-scale} states a teacher that is τ times the encoder. With a predictor W_p that is computed
 * from the embeddings this is DirectPred, with a learned predictor it is Euclidean BYOL. In a linear model with W_p = F^α,
 * F = WWᵀ, on white data, the eigenvalues of F follow λ̇ = 2λ^{1+α}(1 − λ^α). Complete collapse is a global minimum, 0. Tian,
 * Chen and Ganguli (2021); Halvagal, Laborieux and Zenke (2023), whose code omits the factor ½.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DirectPred extends PredictionRule implements RotationInvariant, MomentField {

    private final double factor;
    private final boolean stopGradient;
    private final OptionalDouble teacherRate;
    private final double targetScale;

    /** Creates the field. */
    public DirectPred(DirectPredOptions options) {
        super("direct-pred");
        this.factor = options.half() ? 0.5 : 1;
        this.stopGradient = options.stopGradient();
        this.targetScale = options.targetScale();
        this.teacherRate = options.teacherRate().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /** Returns the factor in front of the mean: ½ or 1. */
    public double factor() {
        return factor;
    }

    /** Returns the factor τ of the target. */
    public double targetScale() {
        return targetScale;
    }

    /** Returns true if the gradient does not pass through the target. */
    public boolean stopGradient() {
        return stopGradient;
    }

    @Override
    public OptionalDouble teacherRate() {
        return teacherRate;
    }

    @Override
    public boolean actsThroughPredictions() {
        return stopGradient || teacherRate.isPresent();
    }

    @Override
    double evaluate(Embeddings u, R064Store toEmbeddings, R064Store toPredictions) {
        double[] p = u.predictionsOrSelf().data;
        double[] t = u.teacherOrSelf().data;
        boolean throughTarget = !stopGradient && u.companions().teacher().isEmpty();
        int n = u.samples();
        double squares = 0;
        for (int c = 0; c < u.dimension(); c++) {
            for (int i = 2 * n * c; i < 2 * n * c + n; i++) {
                double residual = p[i] - targetScale * t[i + n];
                squares += residual * residual;
                toPredictions.data[i] = 2 * factor * residual / n;
                if (throughTarget) {
                    toEmbeddings.data[i + n] = -2 * factor * targetScale * residual / n;
                }
            }
        }
        return factor * squares / n;
    }

    @Override
    public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        result.addMultiple(0, 0, 2 * factor, moments.mean(0));
        result.addMultiple(1, 0, -2 * factor * targetScale, moments.mean(1));
        if (!stopGradient) {
            result.addMultiple(0, 1, -2 * factor * targetScale, moments.mean(0));
            result.addMultiple(1, 1, 2 * factor * targetScale * targetScale, moments.mean(1));
        }
        return true;
    }
}
