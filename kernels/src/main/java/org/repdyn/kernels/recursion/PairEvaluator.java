package org.repdyn.kernels.recursion;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.layers.MapSequence;
import org.repdyn.kernels.spi.Grid;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.PooledVariances;
import org.repdyn.kernels.spi.PositionPairs;

/** An evaluator of a network on pairs of inputs, one after the other; serves one thread. */
@API(status = API.Status.INTERNAL, since = "0.1")
public abstract class PairEvaluator {

    private final int layers;

    PairEvaluator(int layers) {
        this.layers = layers;
    }

    /** Returns an evaluator for pairs of rows of one set of inputs. */
    public static PairEvaluator of(InfiniteNetwork network, R064Store x) {
        if (network.image().isPresent()) {
            return new OfImages(network, x, Optional.empty());
        }
        InputRows rows = new InputRows(x);
        return new OfVectors(network, rows, rows);
    }

    /** Returns an evaluator for pairs of a row of {@code x} and a row of {@code y}. */
    static PairEvaluator of(InfiniteNetwork network, R064Store x, R064Store y) {
        return network.image().isPresent()
                ? new OfImages(network, x, Optional.of(y))
                : new OfVectors(network, new InputRows(x), new InputRows(y));
    }

    /**
     * Returns both kernels of row i of the first set and row j of the second; the result is overwritten by the next
     * call.
     *
     * @throws ArithmeticException if a kernel leaves the range of double precision
     */
    public final PairCovariance evaluate(int i, int j) {
        PairCovariance pair = run(i, j);
        if (!Double.isFinite(pair.c()) || !Double.isFinite(pair.tangent())) {
            throw overflow(i, j, layers);
        }
        return pair;
    }

    public static ArithmeticException overflow(int i, int j, int layers) {
        return new ArithmeticException("the kernel of rows " + (i + 1) + " and " + (j + 1)
                + " (counted from 1) leaves the range of double precision after "
                + CountedNoun.of(layers, "layer")
                + "; use a smaller weight standard deviation, fewer layers or smaller inputs");
    }

    abstract PairCovariance run(int i, int j);

    /** An evaluator for inputs without positions. */
    static final class OfVectors extends PairEvaluator {

        private final InputRows left;
        private final InputRows right;
        private final MapSequence maps;
        private final PairCovariance pair = new PairCovariance();

        OfVectors(InfiniteNetwork network, InputRows left, InputRows right) {
            super(network.layers().size());
            this.left = left;
            this.right = right;
            maps = network.bind(left.dimension());
        }

        @Override
        PairCovariance run(int i, int j) {
            left.start(i, right, j, pair);
            maps.apply(pair);
            return pair;
        }
    }

    /** An evaluator for inputs with positions. */
    private static final class OfImages extends PairEvaluator {

        private final InputRows left;
        private final InputRows right;
        private final int positions;
        private final MapSequence maps;
        private final PositionPairs start;
        private final PooledVariances[] leftVariances;
        private final PooledVariances[] rightVariances;

        OfImages(InfiniteNetwork network, R064Store x, Optional<R064Store> y) {
            super(network.layers().size());
            Image image = network.image().orElseThrow();
            network.objection(x).ifPresent(reason -> {
                throw new IllegalArgumentException(reason);
            });
            Grid grid = new Grid(image.shape());
            positions = grid.positions();
            maps = network.bind(x.getColDim());
            boolean all = network.layers().stream().anyMatch(Layer::mixesPositions);
            start = new PositionPairs(Optional.of(grid), all);
            left = new InputRows(x, positions);
            right = y.map(other -> new InputRows(other, positions)).orElse(left);
            leftVariances = variances(left, all);
            rightVariances = y.isPresent() ? variances(right, all) : leftVariances;
        }

        private PooledVariances[] variances(InputRows rows, boolean pools) {
            PooledVariances[] result = new PooledVariances[rows.count() / positions];
            for (int i = 0; i < result.length; i++) {
                result[i] = new PooledVariances();
                if (pools) {
                    run(rows, i, rows, i, result[i], result[i]);
                }
            }
            return result;
        }

        @Override
        PairCovariance run(int i, int j) {
            // Rounding of sums over positions depends on the order of the pair; a fixed order keeps the kernel
            // symmetric bit for bit.
            return left.compare(i, right, j, positions) <= 0
                    ? run(left, i, right, j, leftVariances[i], rightVariances[j])
                    : run(right, j, left, i, rightVariances[j], leftVariances[i]);
        }

        private PairCovariance run(
                InputRows rows, int i, InputRows others, int j, PooledVariances first, PooledVariances second) {
            start.begin(first, second);
            for (int s = 0; s < positions; s++) {
                int from = start.all() ? 0 : s;
                int to = start.all() ? positions : s + 1;
                for (int t = from; t < to; t++) {
                    rows.start(i * positions + s, others, j * positions + t, start.at(s, t));
                }
            }
            return maps.apply(start).at(0, 0);
        }
    }
}
