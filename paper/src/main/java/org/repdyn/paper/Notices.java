package org.repdyn.paper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.ColumnProtocol;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;
import org.repdyn.statistics.ranking.RunFactors;

/** Sentences on what a reader of a table or a figure must know. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Notices {

    /** Number of arms that a notice names. */
    private static final int MAX_NAMED = 3;

    private Notices() {}

    /**
     * Returns what is averaged besides seeds, which sets have no seed for which all their arms were run, and which are averaged
     * over other settings than the others.
     *
     * @param grouping rule by which the run has the sets
     */
    public static List<String> onSets(RunResult run, Grouping grouping, List<ArmSet> sets) {
        return onSets(run, grouping, sets, Set.of());
    }

    /**
     * Returns what is averaged besides seeds, and what sets lack.
     *
     * @param grouping rule by which the run has the sets
     * @param fitted settings over which numbers are fitted, not averaged
     */
    public static List<String> onSets(RunResult run, Grouping grouping, List<ArmSet> sets, Set<String> fitted) {
        List<String> notices = new ArrayList<>();
        if (grouping.common()) {
            Balance all = new Balance(run, grouping.paths(), new Grouping.ByFactors(grouping.paths()).sets(run));
            if (all.commonCombinations() < all.allCombinations()) {
                notices.add("the numbers are over the " + all.commonCombinations() + " of " + all.allCombinations()
                        + " combinations of " + String.join(" and ", all.further()) + " that all values of "
                        + String.join(" and ", grouping.paths()) + " have");
            }
        } else if (!grouping.paths().isEmpty()) {
            new Balance(run, grouping.paths(), sets)
                    .notice()
                    .ifPresent(notice -> notices.add(notice + ". Means over the common settings alone do"));
        }
        Set<String> averaged = new TreeSet<>();
        sets.forEach(set -> averaged.addAll(differing(set)));
        averaged.removeAll(fitted);
        if (!averaged.isEmpty()) {
            notices.add("the numbers are means over arms that differ in " + String.join(", ", averaged)
                    + "; the interval is over seeds");
        }
        List<String> changing =
                grouping.paths().isEmpty() ? List.of() : RunFactors.of(run).changingWith(grouping.paths(), arm -> true);
        if (!changing.isEmpty()) {
            notices.add(RunFactors.changing(changing, grouping.paths()) + ", so differences are not those of "
                    + (grouping.paths().size() == 1 ? "this setting" : "these settings") + " alone");
        }
        if (sets.stream().anyMatch(set -> set.commonSeeds().isEmpty())) {
            notices.add("some arms that are shown together have no seed in common, so they have no numbers");
        }
        return notices;
    }

    /**
     * Returns a sentence if values of the loss are averaged over arms with different losses; otherwise empty.
     *
     * @param names names of the numbers or observables that are shown
     */
    public static Optional<String> onLosses(List<ArmSet> sets, Collection<String> names) {
        boolean shown = names.contains(ObservableNames.LOSS) || names.contains(Quantities.FINAL_LOSS);
        return shown && sets.stream().anyMatch(set -> differing(set).contains(ObservableNames.LOSS))
                ? Optional.of("values of different losses are on different scales, so that their mean has no meaning."
                        + " Divide the arms by loss as well")
                : Optional.empty();
    }

    /**
     * Returns a sentence for each number or observable that arms measured with different options.
     *
     * @param names names of the numbers or observables that are shown
     */
    public static List<String> onMeasurements(RunResult run, Collection<String> names) {
        return names.stream()
                .distinct()
                .flatMap(name -> ColumnProtocol.unequal(run, name)
                        .map(options -> ColumnLabels.of(run, name) + " was measured with " + options
                                + ", so its numbers do not compare")
                        .stream())
                .toList();
    }

    /**
     * Returns a sentence on the arms that are missing, and one on those that did not complete; none if each arm completed.
     *
     * @param treatment what happens to the numbers of arms that did not complete
     */
    public static List<String> onStatus(RunResult run, String treatment) {
        return Stream.of(run.incomplete(), onEnded(run, treatment))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> onEnded(RunResult run, String treatment) {
        List<String> stopped = run.arms().stream()
                .filter(arm -> arm.status() != ArmStatus.COMPLETED)
                .map(ArmResult::name)
                .toList();
        return stopped.isEmpty()
                ? Optional.empty()
                : Optional.of(stopped.size() + " of " + run.arms().size() + " arms did not complete ("
                        + stopped.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
                        + (stopped.size() > MAX_NAMED ? ", …" : "") + "); " + treatment);
    }

    /** Returns the factors in which the groups of a set differ. */
    private static Set<String> differing(ArmSet set) {
        Set<String> paths = new TreeSet<>();
        set.groups().forEach(group -> paths.addAll(group.factors().keySet()));
        paths.removeIf(path -> set.groups().stream()
                        .map(group -> value(group, path))
                        .distinct()
                        .count()
                == 1);
        return paths;
    }

    private static Optional<FactorValue> value(ArmGroup group, String path) {
        return Optional.ofNullable(group.factors().get(path));
    }
}
