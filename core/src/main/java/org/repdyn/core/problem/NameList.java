package org.repdyn.core.problem;

import java.util.Collection;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Names in a message, of which a long list is shortened: {@code a, b, c and 2997 more}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NameList {

    /** Largest number of names in a list without another limit: about three lines of a terminal. */
    private static final int MAX_NAMES = 20;

    private NameList() {}

    /** Returns up to {@value #MAX_NAMES} names, and the number of the others. */
    public static String of(Collection<String> names) {
        return of(names, MAX_NAMES);
    }

    /**
     * Returns up to a number of names, and the number of the others.
     *
     * @param shown number of names to show, at least 1
     */
    public static String of(Collection<String> names, int shown) {
        String first = names.stream().limit(shown).collect(Collectors.joining(", "));
        int others = names.size() - shown;
        return others <= 0 ? first : first + " and " + others + " more";
    }

    /**
     * Returns all names, or if they are more than a number, how many they are and the first: {@code 9 arms (a, b, c and 6 more)}.
     *
     * @param noun what the names are, in the plural
     * @param shown number of names to show, at least 1
     */
    public static String counted(Collection<String> names, String noun, int shown) {
        String list = of(names, shown);
        return names.size() <= shown ? list : names.size() + " " + noun + " (" + list + ")";
    }
}
