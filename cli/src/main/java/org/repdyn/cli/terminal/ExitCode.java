package org.repdyn.cli.terminal;

import org.apiguardian.api.API;

/** Exit codes of the process; 0 is success, and a signal adds its number to 128. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExitCode {

    /** Exit code when an arm or a claim failed, or after an internal error. */
    public static final int FAILED = 1;

    /** Exit code when the command, the study or the data has a mistake; nothing was run. */
    public static final int MISUSED = 2;

    private ExitCode() {}
}
