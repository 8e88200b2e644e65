package org.repdyn.cli;

import org.repdyn.core.result.ArmResult;
import org.repdyn.study.run.ProgressListener;

/** How a comparison tells how far it is; called from several threads. */
interface Progress extends ProgressListener, AutoCloseable {

    /** A bar on a terminal, plain lines elsewhere, nothing when asked to be quiet. */
    static Progress of(Console console, boolean quiet, int arms) {
        return of(console, quiet, "comparing", arms);
    }

    /** The same for another task of several parts. */
    static Progress of(Console console, boolean quiet, String task, int parts) {
        if (quiet) {
            return new Silent();
        }
        return console.interactive() ? new BarProgress(console, task, parts) : new LineProgress(console);
    }

    /** An arm has ended; its name may be longer than in its row, where several studies run. */
    void ended(String arm, ArmResult result);

    @Override
    default void finished(ArmResult result) {
        ended(result.name(), result);
    }

    /** The same for one of several studies: its arms are told apart by a prefix. */
    default ProgressListener within(String study) {
        Progress all = this;
        return new ProgressListener() {
            @Override
            public void started(String arm) {
                all.started(study + "/" + arm);
            }

            @Override
            public void progress(String arm, double fraction) {
                all.progress(study + "/" + arm, fraction);
            }

            @Override
            public void finished(ArmResult result) {
                all.ended(study + "/" + result.name(), result);
            }

            @Override
            public void threw(String arm, Throwable cause) {
                all.threw(study + "/" + arm, cause);
            }
        };
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
        public void ended(String arm, ArmResult result) {
            // quiet
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
