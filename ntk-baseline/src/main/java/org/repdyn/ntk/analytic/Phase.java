package org.repdyn.ntk.analytic;

import org.repdyn.core.trajectory.RunControl;

/**
 * A part of a run that reports its own progress from 0 to 1.
 *
 * @param whole control of the run
 * @param from progress of the run at its start
 * @param to progress of the run at its end
 */
record Phase(RunControl whole, double from, double to) implements RunControl {

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }

    @Override
    public void progress(double fraction) {
        whole.progress(from + fraction * (to - from));
    }
}
