package org.repdyn.cli.terminal;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;
import org.repdyn.study.run.ProgressListener;

/** Display of the progress of a task with several arms. Methods may be called from several threads. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Progress extends ProgressListener, AutoCloseable {

    /** Returns a bar on a terminal, plain lines elsewhere, and a silent display if {@code quiet}. */
    static Progress of(Console console, boolean quiet, int arms) {
        return of(console, quiet, "comparing", arms);
    }

    /** Returns a display for a task that is not a comparison, with its name and the number of its parts. */
    static Progress of(Console console, boolean quiet, String task, int parts) {
        if (quiet) {
            return new SilentProgress(console);
        }
        return console.interactive() ? new BarProgress(console, task, parts) : new LineProgress(console, parts);
    }

    /**
     * Shows that an arm has ended.
     *
     * @param arm name of the arm; where several studies run, it begins with the name of the study
     * @param result result of the arm
     */
    void ended(String arm, ArmResult result);

    /** Prints a line about the task. */
    void print(String line);

    @Override
    default void lookedUp(int stored, int arms) {
        if (stored > 0) {
            print(stored + " of " + ArmCount.inWords(arms) + " from the store");
        }
    }

    @Override
    default void waiting(int arms) {
        print("waiting for " + ArmCount.inWords(arms)
                + (arms == 1 ? " that another process computes" : " that other processes compute"));
    }

    /** Shows that an arm need not be run. */
    void skipped(String arm);

    @Override
    default void recalled(ArmResult result, Optional<String> stackTrace) {
        skipped(result.name());
    }

    @Override
    default void finished(ArmResult result) {
        ended(result.name(), result);
    }

    /** Returns a listener for one of several studies, which puts the study's name in front of the arms' names. */
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
            public void lookedUp(int stored, int arms) {
                all.lookedUp(stored, arms);
            }

            @Override
            public void waiting(int arms) {
                all.waiting(arms);
            }

            @Override
            public void recalled(ArmResult result, Optional<String> stackTrace) {
                all.skipped(study + "/" + result.name());
            }

            @Override
            public void threw(String arm, Throwable cause) {
                all.threw(study + "/" + arm, cause);
            }
        };
    }

    @Override
    void close();
}
