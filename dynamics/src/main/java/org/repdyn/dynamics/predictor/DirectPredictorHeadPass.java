package org.repdyn.dynamics.predictor;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.PredictorHeadPass;

/** A pass of the {@link DirectPredictorHead} for batches of a fixed layout. */
final class DirectPredictorHeadPass implements PredictorHeadPass {

    private final DirectPredictorHeadOptions options;
    private final ViewLayout layout;
    private final LinearAlgebra algebra;
    private final R064Store batchCorrelation;
    private final R064Store scaled;
    private final R064Store predictor;
    private final R064Store predictions;
    private final R064Store back;

    DirectPredictorHeadPass(DirectPredictorHeadOptions options, ViewLayout layout, int outputs, LinearAlgebra algebra) {
        this.options = options;
        this.layout = layout;
        this.algebra = algebra;
        this.batchCorrelation = R064Store.FACTORY.make(outputs, outputs);
        this.scaled = R064Store.FACTORY.make(outputs, outputs);
        this.predictor = R064Store.FACTORY.make(outputs, outputs);
        this.predictions = R064Store.FACTORY.make(layout.rows(), outputs);
        this.back = R064Store.FACTORY.make(layout.rows(), outputs);
    }

    @Override
    public R064Store forward(Weights weights, R064Store embeddings) {
        correlate(embeddings);
        SymmetricEigen eigen = algebra.symmetricEigen(
                options.rate().isEmpty() ? batchCorrelation : weights.blocks().get(0));
        double[] s = eigen.values();
        int k = s.length;
        double largest = Math.max(0, s[k - 1]);
        for (int j = 0; j < k; j++) {
            // Because of rounding, a computed eigenvalue of a correlation may be negative.
            double factor = Math.pow(Math.max(0, s[j]), options.exponent()) + options.epsilon() * largest;
            for (int i = j * k; i < (j + 1) * k; i++) {
                scaled.data[i] = factor * eigen.vectors().data[i];
            }
        }
        algebra.multiply(scaled, false, eigen.vectors(), true, predictor);
        algebra.multiply(embeddings, false, predictor, false, predictions);
        return predictions;
    }

    /** Computes UᵀU/n of the anchors or of all views. */
    private void correlate(R064Store u) {
        boolean all = options.views() == DirectPredictorHeadOptions.CorrelatedViews.ALL;
        int rows = u.getRowDim();
        int count = all ? rows : layout.samples();
        int k = u.getColDim();
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int r = 0; r < count; r++) {
                    sum += u.data[i * rows + r] * u.data[j * rows + r];
                }
                batchCorrelation.data[j * k + i] = sum / count;
                batchCorrelation.data[i * k + j] = sum / count;
            }
        }
    }

    @Override
    public void pullback(
            Weights weights, R064Store embeddings, R064Store toPredictions, R064Store toEmbeddings, Weights result) {
        algebra.multiply(toPredictions, false, predictor, true, back);
        for (int i = 0; i < back.data.length; i++) {
            toEmbeddings.data[i] += back.data[i];
        }
        options.rate().ifPresent(rate -> {
            double[] running = weights.blocks().get(0).data;
            double[] target = result.blocks().get(0).data;
            for (int i = 0; i < target.length; i++) {
                target[i] = rate * (running[i] - batchCorrelation.data[i]);
            }
        });
    }
}
