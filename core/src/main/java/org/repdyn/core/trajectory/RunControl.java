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
