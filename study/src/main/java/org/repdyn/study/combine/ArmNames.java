package org.repdyn.study.combine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;

/**
 * Names of the arms of several runs in a combination of them.
 *
 * @param runs runs in order
 * @param names for each run, the new name of each arm by its name; without arms that are left out, because an earlier directory has
 *     the same run, if under another name
 */
record ArmNames(List<FinishedRun> runs, List<Map<String, String>> names) {

    /** Number of arms that a message describes. */
    private static final int MAX_SHOWN = 3;

    /**
     * Returns names that are unique: an arm whose name is in one run only keeps it, and otherwise the name of the run is
     * put before it. A run that an earlier directory has is left out, also if its arm has another name there.
     */
    static ArmNames unique(List<FinishedRun> runs) {
        Map<String, Integer> occurrences = new LinkedHashMap<>();
        List<Set<String>> kept = new ArrayList<>();
        Set<String> earlier = new HashSet<>();
        for (FinishedRun run : runs) {
            Set<String> own = new HashSet<>();
            for (ArmResult arm : run.result().arms()) {
                if (!isRepeated(earlier, run, arm)) {
                    own.add(arm.name());
                    occurrences.merge(arm.name(), 1, Integer::sum);
                }
            }
            addIds(run, earlier);
            kept.add(own);
        }
        Set<String> taken = new HashSet<>();
        occurrences.forEach((name, count) -> {
            if (count == 1) {
                taken.add(name);
            }
        });
        List<Map<String, String>> names = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            FinishedRun run = runs.get(i);
            Map<String, String> own = new LinkedHashMap<>();
            for (ArmResult arm : run.result().arms()) {
                if (kept.get(i).contains(arm.name())) {
                    own.put(
                            arm.name(),
                            occurrences.getOrDefault(arm.name(), 0) == 1
                                    ? arm.name()
                                    : free(prefixed(run, arm.name()), taken));
                }
            }
            names.add(Collections.unmodifiableMap(own));
        }
        return new ArmNames(runs, names);
    }

    /** Returns a name with the name of a run before it, in letters that names of arms may have. */
    static String prefixed(FinishedRun run, String name) {
        String prefix = run.name().replaceAll("[^A-Za-z0-9_-]", "_");
        return prefix.isEmpty() ? name : prefix + "-" + name;
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private static boolean isRepeated(Set<String> earlier, FinishedRun run, ArmResult arm) {
        return run.id(arm.name()).filter(earlier::contains).isPresent();
    }

    /** Adds the identifiers of the arms that a run has; it may know those of others, which are missing. */
    private static void addIds(FinishedRun run, Set<String> ids) {
        run.result().arms().forEach(arm -> run.id(arm.name()).ifPresent(ids::add));
    }

    /**
     * Returns the names of the arms as they are. A run that an earlier directory has is left out, also if its arm has another
     * name there.
     *
     * @throws UserErrorException if arms of one name are different runs
     */
    static ArmNames same(List<FinishedRun> runs) {
        List<String> conflicts = new ArrayList<>();
        Map<String, FinishedRun> owners = new LinkedHashMap<>();
        List<Map<String, String>> names = new ArrayList<>();
        Set<String> earlier = new HashSet<>();
        for (FinishedRun run : runs) {
            Map<String, String> own = new LinkedHashMap<>();
            for (ArmResult arm : run.result().arms()) {
                if (isRepeated(earlier, run, arm)) {
                    continue;
                }
                FinishedRun owner = owners.putIfAbsent(arm.name(), run);
                if (owner == null) {
                    own.put(arm.name(), arm.name());
                } else if (run.id(arm.name()).isEmpty() || !run.id(arm.name()).equals(owner.id(arm.name()))) {
                    conflicts.add("'" + arm.name() + "' (" + difference(owner, run, arm.name()) + ")");
                }
            }
            addIds(run, earlier);
            names.add(Collections.unmodifiableMap(own));
        }
        if (!conflicts.isEmpty()) {
            String shown = String.join(", ", conflicts.subList(0, Math.min(MAX_SHOWN, conflicts.size())));
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE,
                    (conflicts.size() == 1
                                    ? "the arm " + shown + " has one name, but is a different run"
                                    : conflicts.size() + " arms have one name, but are different runs: " + shown
                                            + (conflicts.size() > MAX_SHOWN ? ", …" : ""))
                            + ". Nothing was merged; 'repdyn compare' shows both side by side");
        }
        return new ArmNames(runs, names);
    }

    /** Returns in one phrase in what two arms of a name differ. */
    private static String difference(FinishedRun a, FinishedRun b, String arm) {
        Map<String, List<String>> inA = a.settings(arm).values();
        Map<String, List<String>> inB = b.settings(arm).values();
        SortedSet<String> paths = new TreeSet<>(inA.keySet());
        paths.addAll(inB.keySet());
        paths.removeIf(path -> inA.getOrDefault(path, List.of()).equals(inB.getOrDefault(path, List.of())));
        if (paths.isEmpty()) {
            return "equal settings, but other data, code or machine";
        }
        String path = paths.first();
        return path + ": " + text(inA, path) + " and " + text(inB, path)
                + (paths.size() > 1 ? ", and " + (paths.size() - 1) + " more" : "");
    }

    private static String text(Map<String, List<String>> settings, String path) {
        return settings.containsKey(path) ? String.join(", ", settings.getOrDefault(path, List.of())) : "not set";
    }
}
