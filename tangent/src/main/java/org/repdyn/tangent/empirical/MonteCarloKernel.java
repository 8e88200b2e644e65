package org.repdyn.tangent.empirical;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.dynamics.spi.Encoder;

/**
 * The trace-mean tangent kernel of an architecture, averaged over independent draws of its weights. An estimate of the
 * limit kernel if it has no closed form. Bias O(1/m), standard deviation O(1/√(mS)) per entry, for width m and S draws.
 *
 * @param mean N×N
 * @param standardError of each entry of the mean, N×N
 * @param draws S
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MonteCarloKernel(R064Store mean, R064Store standardError, int draws) {

    /**
     * Draws weights and averages the kernel.
     *
     * @param inputs N×d
     * @param draws S, at least 2
     * @param seed each draw uses one child of it, so that the first draws do not depend on their number
     */
    public static MonteCarloKernel of(Encoder encoder, R064Store inputs, int draws, Seed seed, LinearAlgebra algebra) {
        if (draws < 2) {
            throw new IllegalArgumentException("a standard error needs at least 2 draws, got " + draws);
        }
        EmpiricalNtk ntk = new EmpiricalNtk(encoder, algebra);
        int n = inputs.getRowDim();
        R064Store mean = R064Store.FACTORY.make(n, n);
        R064Store squares = R064Store.FACTORY.make(n, n);
        for (int s = 0; s < draws; s++) {
            R064Store kernel =
                    ntk.kernel(inputs, encoder.initialise(inputs.getColDim(), seed.child(s)), Reduction.TRACE_MEAN);
            // Welford's update avoids a difference of large sums.
            for (int i = 0; i < kernel.data.length; i++) {
                double before = kernel.data[i] - mean.data[i];
                mean.data[i] += before / (s + 1);
                squares.data[i] += before * (kernel.data[i] - mean.data[i]);
            }
        }
        for (int i = 0; i < squares.data.length; i++) {
            squares.data[i] = Math.sqrt(squares.data[i] / ((draws - 1.0) * draws));
        }
        return new MonteCarloKernel(mean, squares, draws);
    }
}
