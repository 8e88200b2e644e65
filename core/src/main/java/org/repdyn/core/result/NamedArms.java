package org.repdyn.core.result;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.problem.NameList;

/** Arms in words, for a sentence that is about several of them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NamedArms {

    /** Number of arms or groups that are named. */
    private static final int MAX_NAMED = 3;

    private NamedArms() {}

    /**
     * Returns the names of some arms, or their number and the first names, such as {@code 15 arms of 3 groups (a, b, c)}. Arms that
     * differ in the seed alone have one name if all are meant.
     */
    public static String inWords(RunResult run, Collection<String> arms) {
        Set<String> meant = new HashSet<>(arms);
        Set<String> names = new LinkedHashSet<>();
        int groups = 0;
        for (ArmGroup group : run.groups()) {
            List<String> own = group.arms().values().stream()
                    .map(ArmResult::name)
                    .filter(meant::contains)
                    .toList();
            if (own.size() > 1 && own.size() == group.arms().size()) {
                names.add(group.name());
                groups++;
            } else {
                names.addAll(own);
            }
        }
        return names.size() < arms.size() || arms.size() > MAX_NAMED
                ? CountedNoun.of(arms.size(), "arm")
                        // The number of names that are left out is then one of groups.
                        + (groups == names.size() && groups > 1 ? " of " + groups + " groups" : "")
                        + " (" + NameList.of(names, MAX_NAMED) + ")"
                : String.join(", ", names);
    }
}
