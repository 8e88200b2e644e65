package org.repdyn.study.run;

import org.repdyn.core.trajectory.StopPlace;
import org.repdyn.core.trajectory.StopReason;

/**
 * End of a run that did not complete although nothing was thrown. Its message is the reason, and its stack trace is that of
 * the place at which the reason was given. It is never thrown.
 */
final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException(StopReason reason) {
        super(reason.describe());
        reason.origin()
                .map(StopPlace::frames)
                .filter(frames -> !frames.isEmpty())
                .ifPresent(frames -> setStackTrace(frames.toArray(StackTraceElement[]::new)));
    }
}
