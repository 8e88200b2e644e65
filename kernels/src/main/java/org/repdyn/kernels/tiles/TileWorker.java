package org.repdyn.kernels.tiles;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.layers.MapSequence;
import org.repdyn.kernels.recursion.BatchRecursion;
import org.repdyn.kernels.recursion.ImageRecursion;
import org.repdyn.kernels.recursion.InputRows;
import org.repdyn.kernels.recursion.PairEvaluator;
import org.repdyn.kernels.spi.PairBatch;
import org.repdyn.kernels.spi.PairCovariance;

/** A worker that computes tiles of both kernels, all layers at once; serves one thread. */
final class TileWorker {

    /** Rows and columns of a tile. */
    private static final int TILE = Tiling.TILE;

    /** Pairs that are inspected together. */
    private static final int GROUP = 4;

    private final InputRows rows;
    private final R064Store[] panels;
    private final boolean[] duplicated;
    private final boolean anyDuplicated;
    private final LinearAlgebra algebra;
    private final Optional<BatchRecursion> program;
    private final Optional<PairEvaluator> images;
    private final Optional<ImageRecursion> local;
    private final MapSequence maps;
    private final int layers;
    private final R064Store gram = R064Store.FACTORY.make(TILE, TILE);
    private final PairBatch batch = new PairBatch(TILE);
    private final double[] batchTangent = new double[TILE];
    private final double[] excess = new double[TILE];
    private final PairCovariance pair = new PairCovariance();
    private final double[] covariance = new double[TILE * TILE];
    private final double[] tangent = new double[TILE * TILE];

    TileWorker(TileSource source) {
        rows = source.rows();
        panels = source.panels();
        duplicated = source.duplicated();
        anyDuplicated = IntStream.range(0, duplicated.length).anyMatch(i -> duplicated[i]);
        algebra = source.algebra();
        program = source.program();
        images = source.images().map(x -> PairEvaluator.of(source.network(), x));
        local = source.images().flatMap(x -> ImageRecursion.of(source.network(), x));
        maps = source.network().bind(rows.dimension());
        layers = source.network().layers().size();
    }

    /**
     * Returns the NNGP of the last tile, column-major with {@link Tiling#TILE} rows; on the diagonal the upper triangle
     * alone.
     */
    double[] covariance() {
        return covariance;
    }

    /** Returns Θ of the last tile. */
    double[] tangent() {
        return tangent;
    }

    /**
     * Computes a tile.
     *
     * @throws CancellationException if the run is cancelled within a tile of images, which may take minutes
     */
    void compute(int rowBlock, int columnBlock, Tiling tiling, RunControl control) {
        if (images.isEmpty()) {
            // The product always has the full shape, the last panel padded with zeros, so an entry's bits do not depend
            // on n.
            algebra.multiply(panels[rowBlock], true, panels[columnBlock], false, gram);
        }
        int first = rowBlock * TILE;
        int columns = tiling.size(columnBlock);
        local.ifPresent(recursion -> squares(recursion, rowBlock, columnBlock, tiling, control));
        for (int j = 0; j < columns; j++) {
            int second = columnBlock * TILE + j;
            int count = rowBlock == columnBlock ? j + 1 : tiling.size(rowBlock);
            if (images.isPresent()) {
                checkCancelled(control);
                pairs(images.get(), first, count, second, j * TILE);
            } else {
                column(first, count, second, j * TILE);
            }
            clear(j * TILE + count, (j + 1) * TILE);
        }
        clear(columns * TILE, TILE * TILE);
    }

    private static void checkCancelled(RunControl control) {
        if (control.cancelled()) {
            throw new CancellationException("cancelled within a tile of the kernel");
        }
    }

    /** Computes a tile of images in smaller squares, whose first and second images keep their variances. */
    private void squares(ImageRecursion recursion, int rowBlock, int columnBlock, Tiling tiling, RunControl control) {
        boolean diagonal = rowBlock == columnBlock;
        int side = ImageRecursion.BLOCK;
        for (int right = 0; right < tiling.size(columnBlock); right += side) {
            int last = Math.min(right + side, tiling.size(columnBlock));
            int rowEnd = diagonal ? last : tiling.size(rowBlock);
            for (int top = 0; top < rowEnd; top += side) {
                int most = Math.min(side, tiling.size(rowBlock) - top);
                for (int j = diagonal ? Math.max(top, right) : right; j < last; j++) {
                    checkCancelled(control);
                    int count = diagonal ? Math.min(most, j + 1 - top) : most;
                    int first = rowBlock * TILE + top;
                    recursion.run(first, count, columnBlock * TILE + j, covariance, tangent, j * TILE + top);
                }
            }
        }
    }

    /** Computes the pairs of a column that the recursion for many images leaves. */
    private void pairs(PairEvaluator evaluator, int first, int count, int second, int offset) {
        for (int i = 0; i < count; i++) {
            if (local.isPresent() && Double.isFinite(covariance[offset + i] + tangent[offset + i])) {
                continue;
            }
            PairCovariance one = evaluator.evaluate(first + i, second);
            covariance[offset + i] = one.c();
            tangent[offset + i] = one.tangent();
        }
    }

    /** Sets unused entries to zero, so that files do not depend on which thread wrote a tile. */
    private void clear(int from, int to) {
        Arrays.fill(covariance, from, to, 0);
        Arrays.fill(tangent, from, to, 0);
    }

    private void column(int first, int count, int second, int offset) {
        double dimension = rows.dimension();
        if (program.isPresent()) {
            double[] c = batch.c();
            System.arraycopy(gram.data, offset, c, 0, count);
            divide(c, count, dimension);
            program.get().run(first, count, second, batch, batchTangent, excess);
            addUnbounded(c, batchTangent, count, excess);
            System.arraycopy(c, 0, covariance, offset, count);
            System.arraycopy(batchTangent, 0, tangent, offset, count);
        } else {
            Arrays.fill(excess, 0, count, 1);
        }
        // Entries beyond the last one are sound.
        Arrays.fill(excess, count, TILE, 0);
        for (int group = 0; group < count; group += GROUP) {
            double sum = (excess[group] + excess[group + 1]) + (excess[group + 2] + excess[group + 3]);
            if (sum == 0 && !anyDuplicated) {
                continue;
            }
            for (int i = group; i < Math.min(group + GROUP, count); i++) {
                boolean sound = excess[i] == 0 && !duplicated[first + i] && !duplicated[second];
                if (!sound) {
                    alone(first + i, second, gram.data[offset + i] / dimension, offset + i);
                }
            }
        }
    }

    private static void divide(double[] values, int count, double divisor) {
        for (int i = 0; i < count; i++) {
            values[i] /= divisor;
        }
    }

    /** Makes the excess of pairs NaN whose kernels are not finite: 0·∞ is NaN. */
    private static void addUnbounded(double[] covariance, double[] tangent, int count, double[] excess) {
        for (int i = 0; i < count; i++) {
            excess[i] += 0 * covariance[i] + 0 * tangent[i];
        }
    }

    /** Computes one pair by the scalar recursion, which is accurate for nearly parallel inputs. */
    private void alone(int i, int j, double product, int index) {
        if (duplicated[i] || duplicated[j]) {
            // The start depends on the numbers alone, not on the place in a tile: equal rows stay equal bit for bit.
            rows.start(i, rows, j, pair);
        } else {
            rows.start(i, rows, j, product, pair);
        }
        maps.apply(pair);
        if (!Double.isFinite(pair.c()) || !Double.isFinite(pair.tangent())) {
            throw PairEvaluator.overflow(i, j, layers);
        }
        covariance[index] = pair.c();
        tangent[index] = pair.tangent();
    }
}
