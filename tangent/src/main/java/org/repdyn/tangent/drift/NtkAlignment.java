package org.repdyn.tangent.drift;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.tangent.empirical.KernelSimilarity;
import org.repdyn.tangent.empirical.Reduction;

/**
 * Alignment of the trace-mean kernel at anchors and first positives: cosine with its start, CKA with its start, and CKA
 * with the structure of the training problem, which is YYᵀ of the targets, or 1 for two views of one sample.
 */
final class NtkAlignment extends TangentObservable {

    NtkAlignment(TangentOptions options) {
        super(options);
    }

    @Override
    Reduction reduction() {
        return Reduction.TRACE_MEAN;
    }

    @Override
    int blocks(ViewLayout layout) {
        return Math.min(2, 1 + layout.positives());
    }

    @Override
    double[] compare(
            EncoderSnapshot snapshot, int count, List<R064Store> before, List<R064Store> now, LinearAlgebra algebra) {
        R064Store start = total(before);
        R064Store kernel = total(now);
        double cosine = KernelSimilarity.alignment(start, kernel);
        double cka = KernelSimilarity.cka(start, kernel);
        double target = KernelSimilarity.cka(kernel, target(snapshot, count, kernel.getRowDim()));
        return Double.isFinite(target) ? new double[] {cosine, cka, target} : new double[] {cosine, cka};
    }

    private static R064Store target(EncoderSnapshot snapshot, int count, int rows) {
        Optional<R064Store> targets = snapshot.views().targets();
        int columns = targets.map(R064Store::getColDim).orElse(count);
        R064Store structure = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int sample = i % count;
                double value = sample == j ? 1 : 0;
                structure.set(i, j, targets.isPresent() ? targets.get().doubleValue(sample, j) : value);
            }
        }
        return KernelSimilarity.targetKernel(structure);
    }
}
