package org.repdyn.core.trajectory;

import org.apiguardian.api.API;

/** How a run reports its progress and learns that it should end. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunControl {

    /** Whether the run should stop at the next chance; it then returns {@link StopReason.Cancelled}. */
    boolean cancelled();

    /** Reports progress; cheap, may be called often. {@code fraction} is in [0, 1]. */
    void progress(double fraction);

    /** Never cancelled, progress ignored. */
    static RunControl uncontrolled() {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double fraction) {
                // nobody listens
            }
        };
    }
}
