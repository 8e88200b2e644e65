package org.repdyn.cli;

import org.repdyn.core.result.ArmResult;
import org.repdyn.study.run.ProgressListener;

/** How a comparison tells how far it is; called from several threads. */
interface Progress extends ProgressListener, AutoCloseable {

    /** A bar on a terminal, plain lines elsewhere, nothing when asked to be quiet. */
    static Progress of(Console console, boolean quiet, int arms) {
        if (quiet) {
            return new Silent();
        }
        return console.interactive() ? new BarProgress(console, arms) : new LineProgress(console);
    }

    @Override
    void close();

    /** Says nothing. */
    final class Silent implements Progress {
        @Override
        public void started(String arm) {
            // quiet
        }

        @Override
        public void progress(String arm, double fraction) {
            // quiet
        }

        @Override
        public void finished(ArmResult result) {
            // quiet
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
