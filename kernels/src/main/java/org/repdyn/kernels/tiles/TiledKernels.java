package org.repdyn.kernels.tiles;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;

/**
 * Kernels of many inputs: the upper triangle in tiles of 256×256, each by one matrix product and all layers at once, the
 * tiles in parallel. The same bits on any number of threads, and an entry's bits do not depend on the other inputs' number.
 * They may differ from {@link InfiniteNetwork#kernels} by the rounding of the product.
 *
 * <p>Memory: the matrices, two copies of the inputs and some tiles; see {@link MemoryPlan}. Convolutional networks are not
 * for it: their cost is in the positions of each pair, and {@link InfiniteNetwork} computes them pair by pair.
 *
 * @param network the network
 * @param algebra for the products; one thread each
 * @param threads at work
 * @param budget bytes allowed in memory
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TiledKernels(InfiniteNetwork network, LinearAlgebra algebra, int threads, long budget) {

    public TiledKernels {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, got " + threads);
        }
    }

    /** Which of the two kernels. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Kind {
        /** Covariance of the outputs at initialisation. */
        NNGP,
        /** Neural tangent kernel. */
        NTK
    }

    /** Makes kernels with one thread per processor and four fifths of the heap. */
    public static TiledKernels of(InfiniteNetwork network, LinearAlgebra algebra) {
        Runtime machine = Runtime.getRuntime();
        return new TiledKernels(network, algebra, machine.availableProcessors(), machine.maxMemory() / 5 * 4);
    }

    /** Bytes on disk of the kernel of so many inputs in tiles. */
    public static long storedBytes(int inputs) {
        return TileFile.TILE_BYTES * new Tiling(inputs).tiles();
    }

    /** Returns the memory that the inputs and this number of kernels need. */
    public MemoryPlan plan(R064Store x, int kernels) {
        return new MemoryPlan(x.getRowDim(), x.getColDim(), kernels, threads);
    }

    /**
     * Returns both kernels of the rows of x with themselves.
     *
     * @param x n×d, finite
     * @throws IllegalArgumentException where they do not fit the budget, before anything is computed, or an input is not
     *     finite
     * @throws ArithmeticException where a kernel leaves the range of double precision
     * @throws CancellationException where the run was cancelled
     */
    public KernelPair kernels(R064Store x, RunControl control) {
        plan(x, 2).require(budget);
        int n = x.getRowDim();
        KernelPair result = new KernelPair(R064Store.FACTORY.make(n, n), R064Store.FACTORY.make(n, n));
        run(x, Optional.of(result.nngp()), Optional.of(result.ntk()), control);
        return result;
    }

    /** Computes one of the two kernels, as in {@link #kernels}. */
    public R064Store kernel(Kind kind, R064Store x, RunControl control) {
        plan(x, 1).require(budget);
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getRowDim());
        Optional<R064Store> some = Optional.of(result);
        run(x, kind == Kind.NNGP ? some : Optional.empty(), kind == Kind.NTK ? some : Optional.empty(), control);
        return result;
    }

    /**
     * Computes one of the two kernels in tiles on disk. Tiles that are there from an earlier, cancelled run of the same network on the same
     * inputs are not computed again. The directory appears whole or not at all; until then the tiles are beside it, in
     * {@code NAME.partial}.
     *
     * @param directory where to put it; must not exist
     * @throws IllegalArgumentException where the directory exists, or the tiles beside it are those of something else
     * @throws CancellationException where the run was cancelled; the finished tiles are kept
     */
    public StoredKernel store(Kind kind, R064Store x, Path directory, RunControl control) {
        TileSource source = TileSource.of(network, x, algebra);
        Tiling tiling = new Tiling(x.getRowDim());
        try (TileFile file = TileFile.begin(directory, TileManifest.of(network, kind, x))) {
            new TileRun(source, tiling, threads, control)
                    .run(
                            file.missing(),
                            (tile, worker) ->
                                    file.write(tile, kind == Kind.NNGP ? worker.covariance() : worker.tangent()));
            file.complete();
        }
        return StoredKernel.open(directory);
    }

    /**
     * Returns the kernel that an earlier run has stored, whole.
     *
     * @return empty where the directory does not exist
     * @throws IllegalArgumentException where it holds something else
     */
    public Optional<StoredKernel> stored(Kind kind, R064Store x, Path directory) {
        return TileFile.held(directory, TileManifest.of(network, kind, x))
                ? Optional.of(StoredKernel.open(directory))
                : Optional.empty();
    }

    private void run(R064Store x, Optional<R064Store> nngp, Optional<R064Store> ntk, RunControl control) {
        TileSource source = TileSource.of(network, x, algebra);
        Tiling tiling = new Tiling(x.getRowDim());
        List<Integer> all =
                java.util.stream.IntStream.range(0, tiling.tiles()).boxed().toList();
        new TileRun(source, tiling, threads, control).run(all, (tile, worker) -> {
            nngp.ifPresent(k -> insert(tiling, tile, worker.covariance(), k));
            ntk.ifPresent(k -> insert(tiling, tile, worker.tangent(), k));
        });
    }

    /** Copies a tile into both triangles of the kernel. */
    private static void insert(Tiling tiling, int tile, double[] values, R064Store kernel) {
        int rowBlock = Tiling.row(tile);
        int columnBlock = Tiling.column(tile);
        int rows = tiling.size(rowBlock);
        int columns = tiling.size(columnBlock);
        int n = tiling.inputs();
        int firstRow = rowBlock * Tiling.TILE;
        int firstColumn = columnBlock * Tiling.TILE;
        boolean diagonal = rowBlock == columnBlock;
        for (int j = 0; j < columns; j++) {
            System.arraycopy(
                    values, j * Tiling.TILE, kernel.data, (firstColumn + j) * n + firstRow, diagonal ? j + 1 : rows);
        }
        for (int i = 0; i < rows; i++) {
            int target = (firstRow + i) * n + firstColumn;
            for (int j = diagonal ? i + 1 : 0; j < columns; j++) {
                kernel.data[target + j] = values[j * Tiling.TILE + i];
            }
        }
    }
}
