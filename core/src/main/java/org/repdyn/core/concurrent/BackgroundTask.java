package org.repdyn.core.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Task on a daemon thread of its own. Its failure is thrown where the result is read, as the exception that the task threw and not
 * wrapped in another.
 *
 * @param <T> result of the task
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BackgroundTask<T> {

    private final CompletableFuture<T> result = new CompletableFuture<>();

    private BackgroundTask() {}

    /**
     * Starts a task.
     *
     * @param name name of its thread
     */
    public static <T> BackgroundTask<T> start(String name, Supplier<? extends T> task) {
        BackgroundTask<T> started = new BackgroundTask<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        started.result.complete(task.get());
                    } catch (Throwable e) { // thrown where the result is read
                        started.result.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    /** Waits for the end of the task and returns its result, or throws its failure. */
    public T result() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Waits for the end of the task, also if it fails. */
    public void awaitEnd() {
        result.handle((value, failure) -> true).join();
    }
}
