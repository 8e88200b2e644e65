package org.repdyn.kernels.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;

/**
 * A writer of a stored kernel as one NumPy array of n×n float64, row by row, with the memory of one row. The file
 * appears only when it is complete; until then it is {@code NAME.partial} in the same directory.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NpyExport {

    /** Bytes of the header, a multiple of 64; the text with the largest n fits. */
    private static final int HEADER = 128;

    private NpyExport() {}

    /**
     * Writes a new file. If it is not completed, the partial file is deleted.
     *
     * @throws CancellationException if the run was cancelled, or the calling thread was interrupted
     */
    public static void write(StoredKernel kernel, Path file, RunControl control) {
        Path target = file.toAbsolutePath();
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        boolean complete = false;
        try {
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                rows(kernel, channel, control);
                channel.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            complete = true;
        } catch (ClosedByInterruptException e) {
            throw new CancellationException("interrupted while the array was written");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            if (!complete) {
                discard(partial);
            }
        }
    }

    private static void discard(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            // The error that stopped the writing is reported; a failure to delete the partial file is ignored.
            return;
        }
    }

    private static void rows(StoredKernel kernel, FileChannel channel, RunControl control) throws IOException {
        int n = kernel.size();
        full(channel, ByteBuffer.wrap(header(n)));
        double[] row = new double[n];
        ByteBuffer bytes = ByteBuffer.allocate(8 * n).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < n; i++) {
            if (control.cancelled()) {
                throw new CancellationException("cancelled after " + i + " of " + n + " rows of the array");
            }
            kernel.column(i, row);
            bytes.clear();
            bytes.asDoubleBuffer().put(row);
            full(channel, bytes);
            control.progress((i + 1.0) / n);
        }
    }

    private static void full(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Returns the header in version 1.0 of the format, padded with blanks to a multiple of 64. */
    private static byte[] header(int n) {
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + n + ", " + n + "), }";
        byte[] result = new byte[HEADER];
        Arrays.fill(result, (byte) ' ');
        byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, HEADER - 10, 0};
        System.arraycopy(magic, 0, result, 0, magic.length);
        byte[] described = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(described, 0, result, magic.length, described.length);
        result[HEADER - 1] = '\n';
        return result;
    }
}
