package org.repdyn.cli.embedding;

import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;

/** Control of a computation that the program around RepDyn can stop from another thread. It ignores progress. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StopRequest implements RunControl {

    private volatile boolean requested;

    /** Creates a control that lets the computation run. */
    public StopRequest() {
        // The computation runs until a stop is requested.
    }

    /** Asks the computation to stop. */
    public void request() {
        requested = true;
    }

    @Override
    public boolean cancelled() {
        return requested;
    }

    @Override
    public void progress(double fraction) {
        // Progress is ignored.
    }
}
