package org.repdyn.results.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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
        CompletableFuture<Void> beside = CompletableFuture.runAsync(
                () -> {
                    try {
                        other.write();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> {
                    Thread thread = new Thread(task, "files");
                    thread.setDaemon(true);
                    thread.start();
                });
        try {
            own.write();
        } finally {
            // The caller may delete the files after a failure, so nothing must be written any more.
            beside.handle((nothing, failure) -> true).join();
        }
        try {
            beside.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
