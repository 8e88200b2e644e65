package org.repdyn.kernels.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.repdyn.core.file.AtomicFile;

/**
 * A directory of tiles that are being written: {@code manifest}, {@code tiles} (one after the other, little-endian
 * doubles, column-major) and {@code done}, one byte per tile, set after its numbers are written.
 */
final class TileFile implements AutoCloseable {

    static final String MANIFEST = "manifest";
    static final String TILES = "tiles";
    static final String DONE = "done";

    /** Bytes of a tile of doubles. */
    static final long TILE_BYTES = 8L * Tiling.TILE * Tiling.TILE;

    private final Path directory;
    private final Path partial;
    private final Tiling tiling;
    private final FileChannel tiles;
    private final FileChannel done;

    /** True once a tile is finished, here or by an earlier run; a directory without any is deleted. */
    private final AtomicBoolean begun = new AtomicBoolean();

    private boolean completed;

    private TileFile(Path directory, Path partial, Tiling tiling) throws IOException {
        this.directory = directory;
        this.partial = partial;
        this.tiling = tiling;
        tiles = open(partial.resolve(TILES));
        try {
            done = open(partial.resolve(DONE));
        } catch (IOException e) {
            tiles.close();
            throw e;
        }
    }

    /**
     * Creates the directory, or continues where an earlier run stopped.
     *
     * @throws CancellationException if the thread is interrupted
     */
    static TileFile begin(Path directory, TileManifest manifest) {
        Path absolute = directory.toAbsolutePath();
        Path partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
        if (Files.exists(absolute)) {
            throw new IllegalArgumentException(
                    "'" + directory + "' exists already; open it, remove it, or name another directory");
        }
        try {
            Path written = partial.resolve(MANIFEST);
            if (Files.exists(written)) {
                TileManifest there = TileManifest.parse(Files.readString(written));
                if (!there.equals(manifest)) {
                    throw new IllegalArgumentException("'" + partial + "' holds the tiles of another run ("
                            + manifest.difference(there) + "); remove it, or name another directory");
                }
            } else {
                Files.createDirectories(partial);
                AtomicFile.write(written, manifest.bytes());
            }
            TileFile file = new TileFile(absolute, partial, new Tiling(manifest.inputs()));
            if (!isOnlyWriter(file.done)) {
                file.closeChannels();
                throw new IllegalArgumentException("'" + partial
                        + "' is being written by another process; wait for its end, or name another directory");
            }
            file.findFinished();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the tiles of a kernel to " + partial + ": " + e.getMessage(), e);
        }
    }

    /** Returns true if no other process writes to a file from now on; the system ends the lock of a process that is killed. */
    private static boolean isOnlyWriter(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // The file system has no locks. Two processes would write the same numbers, and only one could rename the
            // directory.
            return true;
        }
    }

    /** Returns true if a directory holds all tiles of this kernel, false if it does not exist. */
    static boolean held(Path directory, TileManifest manifest) {
        if (!Files.exists(directory)) {
            return false;
        }
        Path written = directory.resolve(MANIFEST);
        try {
            if (!Files.exists(written)) {
                throw new IllegalArgumentException("'" + directory
                        + "' exists and holds no kernel in tiles; remove it, or name another directory");
            }
            TileManifest there = TileManifest.parse(Files.readString(written));
            if (!there.equals(manifest)) {
                throw new IllegalArgumentException("'" + directory + "' holds another kernel ("
                        + manifest.difference(there) + "); remove it, or name another directory");
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kernel in " + directory, e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void findFinished() throws IOException {
        try {
            begun.set(missing().size() < tiling.tiles());
        } catch (CancellationException | UncheckedIOException e) {
            closeChannels();
            throw e;
        }
    }

    /**
     * Returns the tiles that are not written yet.
     *
     * @throws CancellationException if a thread that used this file was interrupted
     */
    List<Integer> missing() {
        ByteBuffer flags = ByteBuffer.allocate(tiling.tiles());
        try {
            done.read(flags, 0);
        } catch (ClosedChannelException e) {
            throw interrupted();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read which tiles of the kernel are done in " + partial, e);
        }
        return IntStream.range(0, tiling.tiles())
                .filter(tile -> flags.get(tile) == 0)
                .boxed()
                .toList();
    }

    /** Returns the end of a run by an interrupt: Java closes a channel when a thread that uses it is interrupted, and then no thread can write. */
    private static CancellationException interrupted() {
        return new CancellationException("interrupted; the finished tiles of the kernel are kept");
    }

    /**
     * Writes a tile, then marks it as done.
     *
     * @throws CancellationException if a thread that uses this file was interrupted
     */
    void write(int tile, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate((int) TILE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        try {
            writeFully(tiles, bytes, tile * TILE_BYTES);
            tiles.force(false);
            writeFully(done, ByteBuffer.wrap(new byte[] {1}), tile);
            begun.set(true);
        } catch (ClosedChannelException e) {
            throw interrupted();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write tile " + tile + " of the kernel to " + partial + ": " + e.getMessage(), e);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Renames the directory to its final name once all tiles are written. */
    void complete() {
        try {
            done.force(true);
            tiles.force(true);
            // Windows renames no directory with an open file in it.
            closeChannels();
            Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
            completed = true;
        } catch (ClosedChannelException e) {
            throw interrupted();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rename " + partial + " to " + directory, e);
        }
    }

    private void closeChannels() throws IOException {
        try (tiles;
                done) {
            // closed in order
        }
    }

    /** Closes the file; deletes it if no tile was finished. */
    @Override
    public void close() {
        try {
            closeChannels();
            if (!completed && !begun.get()) {
                for (String file : List.of(TILES, DONE, MANIFEST)) {
                    Files.deleteIfExists(partial.resolve(file));
                }
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the tiles in " + partial + ": " + e.getMessage(), e);
        }
    }
}
