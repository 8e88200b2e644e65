package org.repdyn.kernels.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * A symmetric kernel in tiles on disk, memory-mapped: half of the matrix is stored, and the memory in use is that of
 * one tile, besides the operating system's file cache. Thread-safe for reading.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StoredKernel implements AutoCloseable {

    private final Tiling tiling;
    private final FileChannel tiles;

    /** The memory-mapped tiles of each block column, one after the other. */
    private final DoubleBuffer[] columns;

    private StoredKernel(Tiling tiling, FileChannel tiles, DoubleBuffer[] columns) {
        this.tiling = tiling;
        this.tiles = tiles;
        this.columns = columns;
    }

    /**
     * Opens a kernel on the channel of its tiles, which is closed if they cannot be mapped, such as for lack of address space.
     *
     * @throws IOException if the tiles cannot be mapped
     */
    static StoredKernel onChannel(Tiling tiling, FileChannel tiles) throws IOException {
        try {
            return new StoredKernel(tiling, tiles, columns(tiling, tiles));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            try {
                tiles.close();
            } catch (IOException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    private static DoubleBuffer[] columns(Tiling tiling, FileChannel tiles) throws IOException {
        DoubleBuffer[] columns = new DoubleBuffer[tiling.blocks()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = tiles.map(
                            FileChannel.MapMode.READ_ONLY,
                            Tiling.index(0, c) * TileFile.TILE_BYTES,
                            (c + 1) * TileFile.TILE_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer();
        }
        return columns;
    }

    /**
     * Opens a kernel that {@link TiledKernels#store} wrote.
     *
     * @throws IllegalArgumentException if the directory holds no complete kernel
     */
    public static StoredKernel open(Path directory) {
        try {
            if (!Files.exists(directory.resolve(TileFile.MANIFEST))) {
                throw new IllegalArgumentException("'" + directory + "' holds no kernel in tiles: it has no manifest");
            }
            Tiling tiling;
            try {
                tiling = new Tiling(TileManifest.parse(Files.readString(directory.resolve(TileFile.MANIFEST)))
                        .inputs());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("'" + directory + "' " + e.getMessage(), e);
            }
            Path file = directory.resolve(TileFile.TILES);
            long needed = tiling.tiles() * TileFile.TILE_BYTES;
            if (!Files.exists(file) || Files.size(file) < needed) {
                throw new IllegalArgumentException("'" + file + "' is shorter than its " + needed
                        + " bytes: tiles are missing; compute the kernel again");
            }
            return onChannel(tiling, FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kernel in " + directory, e);
        }
    }

    /** Returns n. */
    public int size() {
        return tiling.inputs();
    }

    /** Returns entry (i, j). */
    public double get(int i, int j) {
        int row = Math.min(i, j);
        int column = Math.max(i, j);
        DoubleBuffer tile = map(Tiling.index(row / Tiling.TILE, column / Tiling.TILE));
        return tile.get(column % Tiling.TILE * Tiling.TILE + row % Tiling.TILE);
    }

    /**
     * Returns K·v, streaming the tiles once.
     *
     * @param v n×k
     */
    public R064Store multiply(R064Store v, LinearAlgebra algebra) {
        int n = size();
        if (v.getRowDim() != n) {
            throw new IllegalArgumentException(
                    "the kernel is of size " + n + ", the vectors have " + v.getRowDim() + " entries; they must agree");
        }
        int k = v.getColDim();
        R064Store result = R064Store.FACTORY.make(n, k);
        for (int columnBlock = 0; columnBlock < tiling.blocks(); columnBlock++) {
            R064Store right = rows(v, columnBlock);
            for (int rowBlock = 0; rowBlock <= columnBlock; rowBlock++) {
                R064Store tile = block(rowBlock, columnBlock);
                add(result, rowBlock, algebra.multiply(tile, right));
                if (rowBlock < columnBlock) {
                    add(result, columnBlock, algebra.multiplyLeftTransposed(tile, rows(v, rowBlock)));
                }
            }
        }
        return result;
    }

    /** Overwrites {@code result}, length n, with the diagonal. */
    public void diagonal(double[] result) {
        for (int b = 0; b < tiling.blocks(); b++) {
            DoubleBuffer tile = map(Tiling.index(b, b));
            for (int i = 0; i < tiling.size(b); i++) {
                result[b * Tiling.TILE + i] = tile.get(i * Tiling.TILE + i);
            }
        }
    }

    /** Overwrites {@code result}, length n, with column j, which is row j too. */
    public void column(int j, double[] result) {
        int block = j / Tiling.TILE;
        int at = j % Tiling.TILE;
        for (int b = 0; b < tiling.blocks(); b++) {
            DoubleBuffer tile = map(Tiling.index(Math.min(b, block), Math.max(b, block)));
            for (int i = 0; i < tiling.size(b); i++) {
                int row = b * Tiling.TILE + i;
                // Column j is a column of the tiles above the diagonal and a row of the tiles beside it.
                boolean along = row <= j;
                result[row] = tile.get(along ? at * Tiling.TILE + i : i * Tiling.TILE + at);
            }
        }
    }

    /** Returns the bytes on disk. */
    public long bytes() {
        return tiling.tiles() * TileFile.TILE_BYTES;
    }

    /** Returns the whole matrix in memory. */
    public R064Store toMemory() {
        int n = size();
        R064Store result = R064Store.FACTORY.make(n, n);
        for (int columnBlock = 0; columnBlock < tiling.blocks(); columnBlock++) {
            for (int rowBlock = 0; rowBlock <= columnBlock; rowBlock++) {
                R064Store tile = block(rowBlock, columnBlock);
                for (int j = 0; j < tile.getColDim(); j++) {
                    for (int i = 0; i < tile.getRowDim(); i++) {
                        double value = tile.doubleValue(i, j);
                        result.set(rowBlock * Tiling.TILE + i, columnBlock * Tiling.TILE + j, value);
                        result.set(columnBlock * Tiling.TILE + j, rowBlock * Tiling.TILE + i, value);
                    }
                }
            }
        }
        return result;
    }

    private R064Store block(int rowBlock, int columnBlock) {
        DoubleBuffer stored = map(Tiling.index(rowBlock, columnBlock));
        int rows = tiling.size(rowBlock);
        int columns = tiling.size(columnBlock);
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int j = 0; j < columns; j++) {
            stored.get(j * Tiling.TILE, result.data, j * rows, rows);
        }
        if (rowBlock == columnBlock) {
            for (int j = 0; j < columns; j++) {
                for (int i = j + 1; i < rows; i++) {
                    result.set(i, j, result.doubleValue(j, i));
                }
            }
        }
        return result;
    }

    private DoubleBuffer map(int tile) {
        int numbers = Tiling.TILE * Tiling.TILE;
        return columns[Tiling.column(tile)].slice(Tiling.row(tile) * numbers, numbers);
    }

    private R064Store rows(R064Store v, int block) {
        int size = tiling.size(block);
        R064Store result = R064Store.FACTORY.make(size, v.getColDim());
        for (int j = 0; j < v.getColDim(); j++) {
            System.arraycopy(v.data, j * v.getRowDim() + block * Tiling.TILE, result.data, j * size, size);
        }
        return result;
    }

    private void add(R064Store result, int block, R064Store part) {
        int rows = part.getRowDim();
        for (int j = 0; j < part.getColDim(); j++) {
            int target = j * size() + block * Tiling.TILE;
            for (int i = 0; i < rows; i++) {
                result.data[target + i] += part.data[j * rows + i];
            }
        }
    }

    @Override
    public void close() {
        try {
            tiles.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a kernel", e);
        }
    }
}
