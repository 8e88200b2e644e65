package org.repdyn.tangent.drift;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.SubspaceAngles;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.tangent.empirical.Reduction;

/**
 * Largest principal angle, in radians, between the top eigenvectors of the trace-mean kernel at the start and now. The
 * drift measures how far the kernel moved; this angle measures whether other functions are learned first. It is not
 * determined if the last eigenvalue of the subspace is equal to the next.
 */
final class NtkSubspace extends TangentObservable {

    private final NtkSubspaceOptions options;

    NtkSubspace(NtkSubspaceOptions options) {
        super(new TangentOptions(options.samples()));
        this.options = options;
    }

    @Override
    public Optional<String> needs() {
        return Optional.of("a network, and fewer modes than samples");
    }

    @Override
    Reduction reduction() {
        return Reduction.TRACE_MEAN;
    }

    @Override
    int blocks(ViewLayout layout) {
        return 1;
    }

    @Override
    double[] compare(
            EncoderSnapshot snapshot, int count, List<R064Store> before, List<R064Store> now, LinearAlgebra algebra) {
        // The whole space does not rotate.
        if (options.modes() >= count) {
            return new double[0];
        }
        return new double[] {
            SubspaceAngles.largest(
                    top(total(before), options.modes(), algebra), top(total(now), options.modes(), algebra), algebra)
        };
    }

    private static R064Store top(R064Store kernel, int modes, LinearAlgebra algebra) {
        R064Store vectors = algebra.symmetricEigen(kernel).vectors();
        int n = kernel.getRowDim();
        R064Store result = R064Store.FACTORY.make(n, modes);
        System.arraycopy(vectors.data, (n - modes) * n, result.data, 0, modes * n);
        return result;
    }
}
