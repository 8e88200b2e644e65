package org.repdyn.core.trajectory;

import java.util.Locale;
import org.apiguardian.api.API;

/** Why a run ended, and when. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface StopReason {

    /** Time of the last state that was observed. */
    double time();

    /** Whether the run ended although the solution goes on: what it shows is a part. */
    default boolean cutShort() {
        return false;
    }

    /** One line for the reader. */
    String describe();

    /** The end of the time grid was reached. */
    record Completed(double time) implements StopReason {
        @Override
        public String describe() {
            return "completed";
        }
    }

    /**
     * An event the user asked to stop at.
     *
     * @param what the event, such as "effective rank below 1.5"
     */
    record Reached(double time, String what) implements StopReason {
        @Override
        public String describe() {
            return String.format(Locale.ROOT, "stopped at t = %.6g: %s", time, what);
        }
    }

    /**
     * The solution ceases to exist: it grows like 1/(t* − t)^p.
     *
     * @param blowUpTime estimate of t*
     */
    record BlowUp(double time, double blowUpTime) implements StopReason {
        @Override
        public String describe() {
            return String.format(Locale.ROOT, "blew up in finite time, at t = %.4g", blowUpTime);
        }
    }

    /** The state left the range of double precision, growing exponentially. */
    record Diverged(double time, String what) implements StopReason {
        @Override
        public String describe() {
            return String.format(Locale.ROOT, "diverged after t = %.4g: %s", time, what);
        }
    }

    /** The integrator could not go on at the accuracy asked for. */
    record Stalled(double time, String what) implements StopReason {
        @Override
        public boolean cutShort() {
            return true;
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "stalled at t = %.4g: %s", time, what);
        }
    }

    /** The user asked to stop. */
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

    /** Something went wrong; the trajectory up to here is kept. */
    record Failed(double time, String what) implements StopReason {
        @Override
        public boolean cutShort() {
            return true;
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "failed at t = %.4g: %s", time, what);
        }
    }
}
