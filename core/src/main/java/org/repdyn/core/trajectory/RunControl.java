package org.repdyn.core.trajectory;

import org.apiguardian.api.API;

/** Receiver of a run's progress, which can also cancel the run. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface RunControl {

    /** Returns true if the run should stop as soon as possible; its result is then {@link StopReason.Cancelled}. */
    boolean cancelled();

    /**
     * Reports progress. Cheap, so it may be called often.
     *
     * @param fraction completed share of the run, in [0, 1]
     */
    void progress(double fraction);

    /**
     * Returns the control of a part of this run, which reports its own progress from 0 to 1.
     *
     * @param from progress of this run at the start of the part
     * @param to progress of this run at the end of the part
     */
    default RunControl part(double from, double to) {
        RunControl whole = this;
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public void progress(double fraction) {
                whole.progress(from + fraction * (to - from));
            }
        };
    }

    /** Returns a control that never cancels and ignores progress. */
    static RunControl uncontrolled() {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double fraction) {
                // Progress is ignored.
            }
        };
    }
}
