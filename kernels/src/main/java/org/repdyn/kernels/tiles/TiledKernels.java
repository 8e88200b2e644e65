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
 * Kernels of many inputs: the upper triangle in tiles of 256×256, each by one matrix product and all layers at once,
 * the tiles in parallel. Results are the same bit for bit on any number of threads, and an entry does not depend on how
 * many inputs there are. They may differ from {@link InfiniteNetwork#kernels} by the rounding of the product.
 *
 * <p>Memory: the matrices, two copies of the inputs and some tiles; see {@link MemoryPlan}. The pairs of convolutional
 * networks are computed one by one within a tile, because their cost is in the positions of each pair.
 *
 * @param network the network
 * @param algebra for the products; one thread each
 * @param threads number of threads
 * @param budget bytes allowed in memory
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TiledKernels(InfiniteNetwork network, LinearAlgebra algebra, int threads, long budget) {

    /** Numbers in a cache line. */
    private static final int LINE = 8;

    public TiledKernels {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, got " + threads);
        }
    }

    /** The two kernels of a network. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public enum Kind {
        /** Covariance of the outputs at initialisation. */
        NNGP,
        /** Neural tangent kernel. */
        NTK
    }

    /** Creates an instance with one thread per processor and a budget of four fifths of the heap. */
    public static TiledKernels of(InfiniteNetwork network, LinearAlgebra algebra) {
        Runtime machine = Runtime.getRuntime();
        return new TiledKernels(network, algebra, machine.availableProcessors(), machine.maxMemory() / 5 * 4);
    }

    /** Returns the bytes on disk of the tiled kernel of a number of inputs. */
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
     * @throws IllegalArgumentException if the kernels do not fit the budget, before anything is computed, or an input
     *     is not finite
     * @throws ArithmeticException if a kernel leaves the range of double precision
     * @throws CancellationException if the run was cancelled
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
     * Computes one of the two kernels in tiles on disk. Tiles of an earlier, cancelled run of the same network on the
     * same inputs are not computed again. The directory appears only when it is complete; until then the tiles are in
     * {@code NAME.partial} next to it.
     *
     * @param directory of the kernel; must not exist
     * @throws IllegalArgumentException if the directory exists, or the partial tiles belong to another network or other
     *     inputs
     * @throws CancellationException if the run was cancelled, or the calling thread was interrupted; the finished tiles are kept
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
     * Returns the complete kernel that an earlier run has stored.
     *
     * @return the kernel; empty if the directory does not exist
     * @throws IllegalArgumentException if the directory holds something else
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
        transpose(values, rows, columns, kernel.data, firstRow * n + firstColumn, n, diagonal);
    }

    /**
     * Copies a tile into the other triangle, {@value #LINE} rows at a time: those numbers of a column of the tile are in one cache line, while one row of
     * the tile after another would take one number of each line.
     */
    private static void transpose(
            double[] values, int rows, int columns, double[] target, int corner, int n, boolean diagonal) {
        for (int i = 0; i < rows; i += LINE) {
            int to = corner + i * n;
            boolean whole = i + LINE <= rows;
            int from = diagonal ? Math.min(i + LINE, columns) : 0;
            for (int j = diagonal ? i + 1 : 0; j < (whole ? from : columns); j++) {
                int end = Math.min(i + LINE, diagonal ? Math.min(rows, j) : rows);
                for (int k = i; k < end; k++) {
                    target[corner + k * n + j] = values[j * Tiling.TILE + k];
                }
            }
            for (int j = from; whole && j < columns; j++) {
                int at = j * Tiling.TILE + i;
                target[to + j] = values[at];
                target[to + n + j] = values[at + 1];
                target[to + 2 * n + j] = values[at + 2];
                target[to + 3 * n + j] = values[at + 3];
                target[to + 4 * n + j] = values[at + 4];
                target[to + 5 * n + j] = values[at + 5];
                target[to + 6 * n + j] = values[at + 6];
                target[to + 7 * n + j] = values[at + 7];
            }
        }
    }
}
