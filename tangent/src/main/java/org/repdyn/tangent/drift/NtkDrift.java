package org.repdyn.tangent.drift;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.tangent.empirical.KernelSimilarity;
import org.repdyn.tangent.empirical.Reduction;

/**
 * ‖Θ_t − Θ₀‖_F/‖Θ₀‖_F at the anchors, with Θ₀ the kernel of the first observed state; then the same for each weight
 * block.
 */
final class NtkDrift extends TangentObservable {

    /** @param options number of anchors at which the kernel is computed */
    NtkDrift(TangentOptions options) {
        super(options);
    }

    @Override
    Reduction reduction() {
        return Reduction.FULL;
    }

    @Override
    int blocks(ViewLayout layout) {
        return 1;
    }

    @Override
    double[] compare(
            EncoderSnapshot snapshot, int count, List<R064Store> before, List<R064Store> now, LinearAlgebra algebra) {
        double[] values = new double[before.size() + 1];
        values[0] = KernelSimilarity.relativeDrift(total(before), total(now));
        for (int b = 0; b < before.size(); b++) {
            values[b + 1] = KernelSimilarity.relativeDrift(before.get(b), now.get(b));
        }
        return values;
    }
}
