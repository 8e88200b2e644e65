package org.repdyn.core.result;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** Method by which the intervals of a comparison are computed from the values of several seeds. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum IntervalMethod {
    /** Student's interval of a mean, which is that of normal values. */
    STUDENT("Student's 95 % interval", "95 % interval"),
    /** The bias-corrected and accelerated bootstrap interval, whose percentiles are expanded for few seeds. */
    BCA("95 % bootstrap interval (BCa)", "95 % bootstrap interval");

    private final String title;
    private final String brief;

    IntervalMethod(String title, String brief) {
        this.title = title;
        this.brief = brief;
    }

    /** Returns the name of the method in studies and files, such as {@code bca}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the method of a name; empty if there is none. */
    public static Optional<IntervalMethod> of(String key) {
        return Arrays.stream(values())
                .filter(method -> method.key().equals(key))
                .findFirst();
    }

    /** Returns the names of all methods. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(IntervalMethod::key).toList();
    }

    /** Returns the interval of a mean in words, with its level. */
    public String title() {
        return title;
    }

    /** Returns the interval of a mean in words with its article, such as "Student's 95 % interval". */
    public String inSentence() {
        return (this == STUDENT ? "" : "the ") + title;
    }

    /** Returns the interval in words for a sentence, in which Student's is the usual one. */
    public String brief() {
        return brief;
    }
}
