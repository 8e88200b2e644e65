package org.repdyn.study.run;

import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;

/** Listener to the progress of a comparison. Its methods are called from several threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ProgressListener {

    /** Receives the start of an arm. */
    default void started(String arm) {}

    /** Receives the progress of an arm, in [0, 1]; called often. */
    default void progress(String arm, double fraction) {}

    /** Receives the result of an arm that has ended. */
    default void finished(ArmResult result) {}

    /** Receives the exception that made an arm fail; the arm's row reports the failure too. */
    default void threw(String arm, Throwable cause) {}
}
