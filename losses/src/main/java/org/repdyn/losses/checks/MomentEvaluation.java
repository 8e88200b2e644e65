package org.repdyn.losses.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.RowBlocks;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;

/** Field of rows computed from the moments of a batch, to compare with the field that reads the rows. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MomentEvaluation {

    private MomentEvaluation() {}

    /**
     * Returns Z·K + 1·aᵀ, divided by n, with the coefficients that a field computes from the moments of a batch; empty if it is no
     * {@link MomentField} or is not defined by the moments.
     *
     * @return N×k
     */
    public static Optional<R064Store> of(EmbeddingField field, Embeddings batch) {
        Optional<MomentField> momentField = field.momentField();
        if (momentField.isEmpty()) {
            return Optional.empty();
        }
        int views = batch.layout().blocks();
        int n = batch.samples();
        int k = batch.dimension();
        List<R064Store> centred = new ArrayList<>();
        List<R064Store> blocks = new ArrayList<>();
        for (int b = 0; b < views; b++) {
            R064Store block = R064Store.FACTORY.make(n, k);
            RowBlocks.copy(batch.matrix(), batch.layout().firstRow(b), block);
            blocks.add(block);
        }
        if (field.views().targets()) {
            blocks.add(batch.requiredTargets());
        }
        EmbeddingMoments moments = EmbeddingMoments.zero(n, blocks.size(), k);
        for (int b = 0; b < blocks.size(); b++) {
            R064Store block = R064Store.FACTORY.make(n, k);
            Matrices.centre(blocks.get(b), block);
            centred.add(block);
            for (int c = 0; c < k; c++) {
                moments.mean(b)[c] = Matrices.mean(blocks.get(b).data, c * n, n);
            }
        }
        for (int a = 0; a < blocks.size(); a++) {
            for (int b = 0; b < blocks.size(); b++) {
                R064Store covariance = moments.covariance(a, b);
                batch.algebra().multiply(centred.get(a), true, centred.get(b), false, covariance);
                Matrices.scale(covariance, 1.0 / n);
            }
        }
        MomentCoefficients coefficients = MomentCoefficients.zero(blocks.size(), views, k);
        return momentField.get().coefficients(moments, batch.algebra(), coefficients)
                ? Optional.of(rows(batch, centred, coefficients))
                : Optional.empty();
    }

    private static R064Store rows(Embeddings batch, List<R064Store> centred, MomentCoefficients coefficients) {
        int n = batch.samples();
        int k = batch.dimension();
        R064Store result = R064Store.FACTORY.make(batch.layout().rows(), k);
        for (int b = 0; b < batch.layout().blocks(); b++) {
            int first = batch.layout().firstRow(b);
            for (int c = 0; c < centred.size(); c++) {
                R064Store part = batch.algebra().multiply(centred.get(c), coefficients.factor(c, b));
                for (int j = 0; j < k; j++) {
                    for (int i = 0; i < n; i++) {
                        result.data[j * result.getRowDim() + first + i] += part.data[j * n + i] / n;
                    }
                }
            }
            for (int j = 0; j < k; j++) {
                for (int i = 0; i < n; i++) {
                    result.data[j * result.getRowDim() + first + i] +=
                            coefficients.constant(b)[j] / n;
                }
            }
        }
        return result;
    }
}
