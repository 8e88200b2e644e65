package org.repdyn.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.RunResult;
import org.repdyn.statistics.ranking.RunFactors;

/**
 * Combinations of further settings over which sets of arms are averaged. Means over different combinations differ even if the
 * settings that divide the sets have no effect, as where one constraint is refused for two of the losses.
 */
final class Balance {

    /** Number of sets, and of combinations of one set, that a notice names. */
    private static final int MAX_NAMED = 3;

    private final RunResult run;
    private final List<ArmSet> sets;
    private final List<String> further;
    private final Set<List<String>> all = new LinkedHashSet<>();
    private final Set<List<String>> common = new LinkedHashSet<>();

    /**
     * Finds the combinations.
     *
     * @param paths settings that divide the sets
     * @param sets the sets
     */
    Balance(RunResult run, List<String> paths, List<ArmSet> sets) {
        this.run = run;
        this.sets = sets;
        // A setting that some set does not have, such as an option of one loss where sets are losses, divides no means.
        this.further = RunFactors.of(run).further(paths).stream()
                .filter(path -> sets.stream().allMatch(set -> hasSetting(set, path)))
                .toList();
        sets.forEach(set -> all.addAll(combinations(set)));
        common.addAll(all);
        sets.forEach(set -> common.retainAll(combinations(set)));
    }

    /** Returns the settings over which sets are averaged and which all sets have. */
    List<String> further() {
        return further;
    }

    /** Returns the number of combinations that a set has. */
    int allCombinations() {
        return all.size();
    }

    /** Returns the number of combinations that all sets have. */
    int commonCombinations() {
        return common.size();
    }

    /** Returns the sets with the groups of the common combinations; empty if there is none. */
    List<ArmSet> common() {
        return common.isEmpty()
                ? List.of()
                : sets.stream()
                        .map(set -> new ArmSet(
                                set.labels(),
                                set.groups().stream()
                                        .filter(group -> common.contains(combination(group)))
                                        .toList()))
                        .toList();
    }

    /** Returns which sets lack which combinations, in a sentence without full stop; empty if all have the same. */
    Optional<String> notice() {
        List<String> gaps = sets.stream().flatMap(set -> gap(set).stream()).toList();
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of("the means are over different settings, so they do not compare: "
                        + String.join("; ", gaps.subList(0, Math.min(gaps.size(), MAX_NAMED)))
                        + (gaps.size() > MAX_NAMED ? "; and " + (gaps.size() - MAX_NAMED) + " more" : ""));
    }

    private Optional<String> gap(ArmSet set) {
        Set<List<String>> own = combinations(set);
        Set<List<String>> missing = new LinkedHashSet<>(all);
        missing.removeAll(own);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        // A value that the set has in no combination stands for all its combinations.
        List<String> names = new ArrayList<>();
        for (int i = 0; i < further.size(); i++) {
            int part = i;
            Set<String> values = new LinkedHashSet<>();
            missing.forEach(combination -> values.add(combination.get(part)));
            own.forEach(combination -> values.remove(combination.get(part)));
            names.addAll(values);
            missing.removeIf(combination -> values.contains(combination.get(part)));
        }
        missing.forEach(combination -> names.add(String.join(" with ", combination)));
        String label = String.join(", ", set.labels());
        return Optional.of(
                (label.isEmpty() ? "a set without the setting" : label) + " has no " + NameList.of(names, MAX_NAMED));
    }

    private boolean hasSetting(ArmSet set, String path) {
        return set.groups().stream()
                .anyMatch(group -> factors(group).value(path).isPresent());
    }

    private Set<List<String>> combinations(ArmSet set) {
        Set<List<String>> own = new LinkedHashSet<>();
        set.groups().forEach(group -> own.add(combination(group)));
        return own;
    }

    private List<String> combination(ArmGroup group) {
        return further.stream()
                .map(path -> RunFactors.name(factors(group), List.of(path)))
                .toList();
    }

    private ArmFactors factors(ArmGroup group) {
        return run.factors(group.arms().values().iterator().next().name());
    }
}
