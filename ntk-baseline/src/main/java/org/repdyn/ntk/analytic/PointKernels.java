package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.tiles.MemoryPlan;
import org.repdyn.kernels.tiles.TiledKernels;
import org.repdyn.kernels.tiles.TiledKernels.Kind;
import org.repdyn.ntk.spi.BaselineProblem;

/**
 * All kernels of a problem from one pass over its distinct points: in tiles on all threads, or pair by pair on the
 * threads of the problem for a convolutional network.
 *
 * @param points the distinct points
 * @param nngp covariance at initialisation, distinct points × distinct points
 * @param moving the kernel of the dynamics, of the same shape; may be {@code nngp} itself
 */
record PointKernels(PointSet points, R064Store nngp, R064Store moving) {

    /**
     * Matrices in memory at once, at most: two kernels of all points, a Cholesky factor, K with K*, and the
     * eigenvectors of K.
     */
    private static final int MATRICES = 5;

    /** Share of the heap that the kernels may use; the rest is for the run. */
    private static final double SHARE_OF_HEAP = 0.8;

    /** Returns why the kernels of a problem do not fit into memory; empty if they do. Computes nothing. */
    static Optional<String> objection(BaselineProblem problem) {
        R064Store views = problem.views().matrix();
        long rows = (long) views.getRowDim() + problem.evaluation().getRowDim();
        MemoryPlan plan = new MemoryPlan(
                rows, views.getColDim(), MATRICES, Runtime.getRuntime().availableProcessors());
        try {
            plan.require((long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()));
            return Optional.empty();
        } catch (IllegalArgumentException tooLarge) {
            return Optional.of("the kernel of " + views.getRowDim() + " training views and "
                    + problem.evaluation().getRowDim() + " evaluation inputs does not fit: " + tooLarge.getMessage());
        }
    }

    /**
     * Computes the kernels.
     *
     * @throws java.util.concurrent.CancellationException if the run was cancelled
     */
    static PointKernels of(
            InfiniteNetwork network, TrainedLayers trained, BaselineProblem problem, RunControl control) {
        PointSet points = PointSet.of(problem.views().matrix(), problem.evaluation());
        if (network.image().isPresent()) {
            KernelPair pair = network.kernels(
                    points.distinct(), control, problem.algebra().workers());
            return new PointKernels(points, pair.nngp(), trained == TrainedLayers.NNGP ? pair.nngp() : pair.ntk());
        }
        TiledKernels tiles = TiledKernels.of(network, problem.algebra());
        if (trained == TrainedLayers.NNGP) {
            R064Store nngp = tiles.kernel(Kind.NNGP, points.distinct(), control);
            return new PointKernels(points, nngp, nngp);
        }
        KernelPair pair = tiles.kernels(points.distinct(), control);
        return new PointKernels(points, pair.nngp(), pair.ntk());
    }

    /** Returns K, training views × training views. */
    R064Store training() {
        return select(points.training(), points.training());
    }

    /** Returns K*, evaluation inputs × training views. */
    R064Store cross() {
        return select(points.evaluation(), points.training());
    }

    private R064Store select(int[] rows, int[] columns) {
        int n = moving.getRowDim();
        R064Store result = R064Store.FACTORY.make(rows.length, columns.length);
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                result.data[j * rows.length + i] = moving.data[columns[j] * n + rows[i]];
            }
        }
        return result;
    }
}
