package org.repdyn.core.trajectory;

import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.core.problem.SingleLine;

/** Reason why a run ended, and the time of its last state. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface StopReason {

    /** Returns the time of the last state that was observed. */
    double time();

    /** Returns true if the run ended although the solution continues, so that its trajectory is incomplete. */
    default boolean cutShort() {
        return false;
    }

    /** Returns a description in one line, for the user. */
    String describe();

    /** Returns the place in the code at which a run ended that did not complete; empty for other reasons. */
    default Optional<StopPlace> origin() {
        return Optional.empty();
    }

    /** Returns this reason with a remark after its words; a reason without words of its own is unchanged. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    default StopReason withRemark(String remark) {
        return this;
    }

    /** The run reached the end of its time grid. */
    record Completed(double time) implements StopReason {
        @Override
        public String describe() {
            return "completed";
        }
    }

    /**
     * An event at which the study stops the run.
     *
     * @param what description of the event, such as "effective rank below 1.5"
     */
    record Reached(double time, String what) implements StopReason {
        public Reached {
            what = SingleLine.of(what);
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "stopped at t = %.6g: %s", time, what);
        }
    }

    /**
     * The solution exists for a finite time only: it grows like 1/(t* − t)^p.
     *
     * @param blowUpTime estimate of t*
     * @param place place in the code at which this was decided
     */
    record BlowUp(double time, double blowUpTime, StopPlace place) implements StopReason {

        /** Creates the reason at the place of the caller. */
        public BlowUp(double time, double blowUpTime) {
            this(time, blowUpTime, StopPlace.here());
        }

        @Override
        public Optional<StopPlace> origin() {
            return Optional.of(place);
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "blew up in finite time, at t = %.4g", blowUpTime);
        }
    }

    /**
     * The state grew exponentially until it left the range of double precision.
     *
     * @param what the reason in words
     * @param place place in the code at which this was decided
     */
    record Diverged(double time, String what, StopPlace place) implements StopReason {
        public Diverged {
            what = SingleLine.of(what);
        }

        /** Creates the reason at the place of the caller. */
        public Diverged(double time, String what) {
            this(time, what, StopPlace.here());
        }

        @Override
        public Optional<StopPlace> origin() {
            return Optional.of(place);
        }

        @Override
        public StopReason withRemark(String remark) {
            return new Diverged(time, what + "; " + remark, place);
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "diverged after t = %.4g: %s", time, what);
        }
    }

    /**
     * The integrator could not continue with the required accuracy.
     *
     * @param what the reason in words
     * @param place place in the code at which this was decided
     */
    record Stalled(double time, String what, StopPlace place) implements StopReason {
        public Stalled {
            what = SingleLine.of(what);
        }

        /** Creates the reason at the place of the caller. */
        public Stalled(double time, String what) {
            this(time, what, StopPlace.here());
        }

        @Override
        public Optional<StopPlace> origin() {
            return Optional.of(place);
        }

        @Override
        public boolean cutShort() {
            return true;
        }

        @Override
        public StopReason withRemark(String remark) {
            return new Stalled(time, what + "; " + remark, place);
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "stalled at t = %.4g: %s", time, what);
        }
    }

    /** The user cancelled the run. */
    record Cancelled(double time) implements StopReason {
        @Override
        public boolean cutShort() {
            return true;
        }

        @Override
        public String describe() {
            return "cancelled";
        }
    }

    /**
     * The run failed; the trajectory up to this time is kept.
     *
     * @param what the reason in words
     * @param place place in the code at which this was decided
     */
    record Failed(double time, String what, StopPlace place) implements StopReason {
        public Failed {
            what = SingleLine.of(what);
        }

        /** Creates the reason at the place of the caller. */
        public Failed(double time, String what) {
            this(time, what, StopPlace.here());
        }

        /** Creates the reason at the place where an exception was thrown, with its message, or its type if it has none. */
        public Failed(double time, Throwable cause) {
            this(
                    time,
                    ExceptionText.message(cause).orElseGet(() -> ExceptionText.withType(cause)),
                    StopPlace.of(cause));
        }

        @Override
        public Optional<StopPlace> origin() {
            return Optional.of(place);
        }

        @Override
        public boolean cutShort() {
            return true;
        }

        @Override
        public StopReason withRemark(String remark) {
            return new Failed(time, what + "; " + remark, place);
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "failed at t = %.4g: %s", time, what);
        }
    }
}
