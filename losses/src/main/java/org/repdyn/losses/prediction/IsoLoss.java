package org.repdyn.losses.prediction;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Vectors;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.SafeRange;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * IsoLoss: the field of {@link DirectPred} without the factor W_pᵀ, so that all eigenvalues converge at the same rate.
 * Halvagal, Laborieux and Zenke (2023), eqs. 9–12. The Euclidean form is 2(p − u⁺)/n acting on u directly, the derivative of
 * mean ‖u − sg(u⁺ + u − p)‖². The cosine form is the derivative of
 * −2 mean[u·sg u⁺/(‖p‖‖u⁺‖) − ½ (p·u⁺)/(‖p‖³‖u⁺‖)·uᵀW_pu] with everything except u stop-gradient; uᵀW_pu = u·p, since W_p is
 * symmetric. The surrogate's value has no meaning for the dynamics. In the linear model on white data with α = 1 the
 * eigenvalues are logistic, λ̇ = 4λ(1 − λ).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class IsoLoss extends PredictionRule implements RotationInvariant, MomentField {

    private final boolean cosine;

    /** Creates the field. */
    public IsoLoss(IsoLossOptions options) {
        super("iso-loss");
        this.cosine = options.geometry() == IsoLossOptions.Geometry.COSINE;
    }

    /** Returns true if the field comes from squared distances, false if it comes from angles. */
    public boolean euclidean() {
        return !cosine;
    }

    @Override
    double evaluate(Embeddings u, R064Store toEmbeddings, R064Store toPredictions) {
        return cosine
                ? cosine(u, toEmbeddings)
                : euclidean(u.predictionsOrSelf().data, u.teacherOrSelf().data, u.samples(), toEmbeddings);
    }

    private static double euclidean(double[] p, double[] t, int n, R064Store toEmbeddings) {
        double squares = 0;
        for (int c = 0; c < toEmbeddings.getColDim(); c++) {
            for (int i = 2 * n * c; i < 2 * n * c + n; i++) {
                double residual = p[i] - t[i + n];
                squares += residual * residual;
                toEmbeddings.data[i] = 2 * residual / n;
            }
        }
        return squares / n;
    }

    @Override
    public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        if (cosine) {
            return false;
        }
        result.addMultiple(0, 0, 2, moments.mean(0));
        result.addMultiple(1, 0, -2, moments.mean(1));
        return true;
    }

    private double cosine(Embeddings embeddings, R064Store toEmbeddings) {
        R064Store u = embeddings.matrix();
        R064Store p = embeddings.predictionsOrSelf();
        R064Store t = embeddings.teacherOrSelf();
        int n = embeddings.samples();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int exponentU = SafeRange.rowExponent(u, i);
            int exponentP = SafeRange.rowExponent(p, i);
            double[] ui = row(u, i, exponentU);
            double[] pi = row(p, i, exponentP);
            double[] ti = row(t, i + n, SafeRange.rowExponent(t, i + n));
            double lengthP = Vectors.norm(pi);
            double lengthT = Vectors.norm(ti);
            if (lengthP == 0 || lengthT == 0) {
                throw UndefinedPoint.exception(
                        name(),
                        (lengthP == 0 ? "the prediction from the anchor" : "the embedding of the positive") + " of "
                                + UndefinedPoint.sample(i) + " is zero and has no direction");
            }
            double pull = 1 / (lengthP * lengthT);
            double push = Vectors.dot(pi, ti) * pull / (lengthP * lengthP);
            sum += Math.scalb(pull * Vectors.dot(ui, ti) - 0.5 * push * Vectors.dot(ui, pi), exponentU - exponentP);
            for (int c = 0; c < u.getColDim(); c++) {
                toEmbeddings.data[2 * n * c + i] = Math.scalb(-2 * (pull * ti[c] - push * pi[c]) / n, -exponentP);
            }
        }
        return -2 * sum / n;
    }

    /** Returns row i divided by 2 to the power {@code exponent}. */
    private static double[] row(R064Store matrix, int i, int exponent) {
        double[] row = new double[matrix.getColDim()];
        for (int c = 0; c < row.length; c++) {
            row[c] = Math.scalb(matrix.data[c * matrix.getRowDim() + i], -exponent);
        }
        return row;
    }
}
