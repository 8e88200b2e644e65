package org.repdyn.results.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.repdyn.core.concurrent.BackgroundTask;

/** Two writers of files that run at the same time, since each is limited by a processor and not by the disk. */
final class TwoWriters {

    private TwoWriters() {}

    /** Writer of some files. */
    @FunctionalInterface
    interface Writer {
        /**
         * Writes the files.
         *
         * @throws IOException if they cannot be written
         */
        void write() throws IOException;
    }

    /**
     * Runs both writers, and returns when both have ended.
     *
     * @param own runs on the calling thread
     * @param other runs on another thread
     * @throws IOException if a file cannot be written; the failure of {@code own} if both fail
     */
    static void run(Writer own, Writer other) throws IOException {
        BackgroundTask<Boolean> beside = BackgroundTask.start("files", () -> {
            try {
                other.write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
        try {
            own.write();
        } finally {
            // The caller may delete the files after a failure, so nothing must be written any more.
            beside.awaitEnd();
        }
        try {
            beside.result();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
