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

    /** Returns a sentence's beginning such as "there is 1 sample" and "there are 2 samples". */
    public static String thereAre(int number, String noun) {
        return (number == 1 ? "there is " : "there are ") + of(number, noun);
    }
}
