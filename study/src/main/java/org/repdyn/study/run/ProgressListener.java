package org.repdyn.study.run;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmProfile;
import org.repdyn.core.result.ArmResult;

/**
 * Listener to the progress of a comparison. Its methods are called from several threads. They must not throw: an exception is a failure of the arm
 * that was reported, or ends the comparison without a result and stops its arms.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ProgressListener {

    /**
     * Receives the number of arms whose run was found in the store, before the others are run.
     *
     * @param stored number of arms from the store
     * @param arms number of arms of the study
     */
    default void lookedUp(int stored, int arms) {}

    /**
     * Receives an arm that need not be run, because its run was found in the store or is that of another arm.
     *
     * @param stackTrace stack trace of its failure or its end, if it did not complete
     */
    default void recalled(ArmResult result, Optional<String> stackTrace) {}

    /**
     * Receives the number of arms that are left and that other processes compute; called again when it changes.
     *
     * @param arms number of arms for which this process waits
     */
    default void waiting(int arms) {}

    /** Receives the start of an arm. */
    default void started(String arm) {}

    /** Receives the progress of an arm, in [0, 1]; called often. */
    default void progress(String arm, double fraction) {}

    /** Receives the times of the parts of an arm that was run, before its result. */
    default void profiled(ArmProfile profile) {}

    /** Receives the result of an arm that has ended. */
    default void finished(ArmResult result) {}

    /**
     * Receives a warning that does not end the run, such as a damaged run of the store, which is run again. The command line prints its
     * warnings itself.
     *
     * @param line one sentence, beginning with "warning:"
     */
    default void warned(String line) {}

    /**
     * Receives the exception that made an arm fail; if nothing was thrown, one with the place at which the failure was
     * decided. The arm's row reports the failure too.
     */
    default void threw(String arm, Throwable cause) {}
}
