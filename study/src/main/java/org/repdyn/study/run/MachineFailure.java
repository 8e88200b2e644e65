package org.repdyn.study.run;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Distinction between failures of an arm, which another run repeats, and failures of the machine that runs it. */
final class MachineFailure {

    /** Longest chain of causes that is searched; a chain can be a circle. */
    private static final int MAX_CAUSES = 100;

    private MachineFailure() {}

    /**
     * Returns true if the machine caused a failure: memory or stack are exhausted, a file could not be read or written, or
     * the thread was interrupted.
     */
    static boolean caused(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof VirtualMachineError
                    || cause instanceof IOException
                    || cause instanceof InterruptedException
                    || cause instanceof CancellationException) {
                return true;
            }
            cause = cause(cause);
        }
        return false;
    }

    /** Returns the cause of a failure; null if it has none, or if the method of a plugin's exception fails. */
    private static @Nullable Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }
}
