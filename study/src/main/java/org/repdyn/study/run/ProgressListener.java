package org.repdyn.study.run;

import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;

/** Is told how a comparison goes, from several threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ProgressListener {

    /** An arm begins. */
    default void started(String arm) {}

    /** An arm is this far, in [0, 1]; called often. */
    default void progress(String arm, double fraction) {}

    /** An arm has ended. */
    default void finished(ArmResult result) {}

    /** An arm failed because something in it threw; it is told as failed in its row too. */
    default void threw(String arm, Throwable cause) {}
}
