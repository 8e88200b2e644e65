package org.repdyn.core.trajectory;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Place in the code at which it was decided that a run ends, for the author of that code. It does not belong to the value
 * of a reason: all places are equal.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class StopPlace {

    private final List<StackTraceElement> frames;

    private StopPlace(StackTraceElement[] frames) {
        this.frames = List.of(frames);
    }

    /** Returns the place of the caller. */
    static StopPlace here() {
        return new StopPlace(
                StackWalker.getInstance().walk(stack -> stack.map(StackWalker.StackFrame::toStackTraceElement)
                        .dropWhile(frame -> frame.getClassName().startsWith(StopReason.class.getName())
                                || frame.getClassName().equals(StopPlace.class.getName()))
                        .toArray(StackTraceElement[]::new)));
    }

    /** Returns the place at which an exception was thrown. */
    static StopPlace of(Throwable thrown) {
        return new StopPlace(thrown.getStackTrace());
    }

    /** Returns the methods that were running, the innermost first; empty if an exception has no stack trace. */
    public List<StackTraceElement> frames() {
        return frames;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StopPlace;
    }

    @Override
    public int hashCode() {
        return StopPlace.class.hashCode();
    }

    @Override
    public String toString() {
        return frames.isEmpty() ? "" : frames.get(0).toString();
    }
}
