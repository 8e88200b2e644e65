package org.repdyn.observables.spectrum;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.ViewBlocks;

/** Uncentred second moments of embeddings, which theories of linear models describe. */
final class PairMoments {

    private PairMoments() {}

    /**
     * Returns eigenvalues, descending; an empty array if the views have no positives or the embeddings are not finite.
     *
     * @param cross true for the symmetric part of UᵀU⁺/n, false for UᵀU/n
     */
    static double[] eigenvalues(Observation observation, boolean cross) {
        R064Store u = ViewBlocks.anchors(observation);
        if ((cross && observation.layout().positives() == 0)
                || !Arrays.stream(observation.snapshot().embeddings().data).allMatch(Double::isFinite)) {
            return new double[0];
        }
        R064Store v = cross ? ViewBlocks.positives(observation, 0) : u;
        LinearAlgebra algebra = observation.algebra();
        PowerScaling first = PowerScaling.ofExtreme(u);
        PowerScaling second = PowerScaling.ofExtreme(v);
        R064Store moment = algebra.multiplyLeftTransposed(first.apply(u), second.apply(v));
        int k = moment.getColDim();
        double n = u.getRowDim();
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double mean = (moment.doubleValue(i, j) + moment.doubleValue(j, i)) / (2 * n);
                moment.set(i, j, mean);
                moment.set(j, i, mean);
            }
        }
        double[] ascending = algebra.symmetricEigen(moment).values();
        double[] result = new double[k];
        for (int i = 0; i < k; i++) {
            result[i] = Math.scalb(ascending[k - 1 - i], first.exponent() + second.exponent());
        }
        return result;
    }
}
