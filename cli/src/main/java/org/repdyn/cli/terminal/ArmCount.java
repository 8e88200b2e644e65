package org.repdyn.cli.terminal;

import org.apiguardian.api.API;
import org.repdyn.core.problem.CountedNoun;

/** Number of arms in words. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ArmCount {

    private ArmCount() {}

    /** Returns a number of arms in words, such as "1 arm". */
    public static String inWords(long arms) {
        return CountedNoun.of(arms, "arm");
    }
}
