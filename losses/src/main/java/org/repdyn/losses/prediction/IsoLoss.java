package org.repdyn.losses.prediction;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.Undefined;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * IsoLoss: the field of {@link DirectPred} without the factor W_pᵀ, so that all eigenvalues converge at the same rate.
 * Halvagal, Laborieux and Zenke (2023), eqs. 9–12. The Euclidean form is 2(p − u⁺)/n acting on u directly, the derivative of
 * mean ‖u − sg(u⁺ + u − p)‖². The cosine form is the derivative of
 * −2 mean[u·sg u⁺/(‖p‖‖u⁺‖) − ½ (p·u⁺)/(‖p‖³‖u⁺‖)·uᵀW_pu] with everything except u stop-gradient; uᵀW_pu = u·p, since W_p is
 * symmetric. The surrogate's value has no meaning for the dynamics. In the linear model on white data with α = 1 the
 * eigenvalues are logistic, λ̇ = 4λ(1 − λ).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class IsoLoss extends PredictionRule implements RotationInvariant {

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

    private double cosine(Embeddings embeddings, R064Store toEmbeddings) {
        R064Store u = embeddings.matrix();
        R064Store p = embeddings.predictionsOrSelf();
        R064Store t = embeddings.teacherOrSelf();
        int n = embeddings.samples();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double lengthP = Math.sqrt(Matrices.rowProduct(p, i, p, i));
            double lengthT = Math.sqrt(Matrices.rowProduct(t, i + n, t, i + n));
            if (lengthP == 0 || lengthT == 0) {
                throw Undefined.here(
                        name(),
                        (lengthP == 0 ? "the prediction from the anchor" : "the embedding of the positive")
                                + " of sample " + i + " is zero and has no direction");
            }
            double pull = 1 / (lengthP * lengthT);
            double push = Matrices.rowProduct(p, i, t, i + n) * pull / (lengthP * lengthP);
            sum += pull * Matrices.rowProduct(u, i, t, i + n) - 0.5 * push * Matrices.rowProduct(u, i, p, i);
            for (int c = 0; c < u.getColDim(); c++) {
                int at = 2 * n * c + i;
                toEmbeddings.data[at] = -2 * (pull * t.data[at + n] - push * p.data[at]) / n;
            }
        }
        return -2 * sum / n;
    }
}
