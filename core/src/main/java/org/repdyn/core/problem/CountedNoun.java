package org.repdyn.core.problem;

import org.apiguardian.api.API;

/** Numbers with a noun, for messages. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CountedNoun {

    private CountedNoun() {}

    /** Returns {@code 1 sample} or {@code 8 samples}. */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
