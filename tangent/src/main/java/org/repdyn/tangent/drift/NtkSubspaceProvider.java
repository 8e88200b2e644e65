package org.repdyn.tangent.drift;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.SubspaceAngles;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.tangent.empirical.Reduction;

/**
 * Provides {@code ntk-subspace}: the largest principal angle, in radians, between the top eigenvectors of the trace-mean kernel
 * at the start and now. Drift measures how far the kernel moved; this angle measures whether other functions are learnt first. It
 * is not determined if the last eigenvalue of the subspace is equal to the next.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NtkSubspaceProvider implements ObservableProvider<NtkSubspaceOptions> {

    @Override
    public String name() {
        return "ntk-subspace";
    }

    @Override
    public String summary() {
        return "largest angle between the top eigenspaces of the tangent kernel at the start and now, in radians";
    }

    @Override
    public Class<NtkSubspaceOptions> optionsType() {
        return NtkSubspaceOptions.class;
    }

    @Override
    public Observable create(NtkSubspaceOptions options) {
        return new TangentObservable(new TangentOptions(options.samples())) {
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
                    EncoderSnapshot snapshot,
                    int count,
                    List<R064Store> before,
                    List<R064Store> now,
                    LinearAlgebra algebra) {
                // The whole space does not rotate.
                if (options.modes() >= count) {
                    return new double[0];
                }
                return new double[] {
                    SubspaceAngles.largest(
                            top(total(before), options.modes(), algebra),
                            top(total(now), options.modes(), algebra),
                            algebra)
                };
            }
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
