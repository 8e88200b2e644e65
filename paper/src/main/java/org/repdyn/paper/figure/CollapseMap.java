package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.RunResult;
import org.repdyn.paper.ArmSet;
import org.repdyn.paper.Notices;

/**
 * Phase diagram: the kind of collapse by the values of two settings.
 *
 * @param grid kinds by the values of two settings
 * @param notices sentences on what a reader of the figure must know
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CollapseMap(PanelGrid<Counts> grid, List<String> notices) implements FigureSource {

    /** Name under which the kind of collapse is asked for, in place of the name of a number. */
    public static final String NAME = "collapse";

    public CollapseMap {
        Objects.requireNonNull(grid, "the argument 'grid' is null");
        Objects.requireNonNull(notices, "the argument 'notices' is null");
        notices = List.copyOf(notices);
    }

    /**
     * Number of arms of each kind.
     *
     * @param arms arms by kind, with at least one
     */
    public record Counts(Map<CollapseKind, Integer> arms) {

        public Counts {
            Objects.requireNonNull(arms, "the argument 'arms' is null");
            arms = Map.copyOf(arms);
        }

        /** Returns the kind of most arms; of several, the most severe. */
        public CollapseKind kind() {
            return arms.entrySet().stream()
                    .max(Map.Entry.<CollapseKind, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.<CollapseKind>naturalOrder())))
                    .map(Map.Entry::getKey)
                    .orElseThrow();
        }

        /** Returns the number of arms of a kind. */
        public int of(CollapseKind kind) {
            return arms.getOrDefault(kind, 0);
        }

        /** Returns the number of all arms. */
        public int all() {
            return arms.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * Returns the kinds of collapse of the arms of a run.
     *
     * @param rowPath path of the setting whose values are the rows
     * @param columnPath path of the setting whose values are the columns
     * @param by paths of the settings whose values are the panels; empty for one panel
     * @param boundary name of a predicted number, as for {@link HeatMap}; empty for no boundary
     * @throws UserErrorException if no arm has a kind of collapse, the prediction or a setting, the rows are not numbers in
     *     order, or the prediction differs within a column
     */
    public static CollapseMap of(
            RunResult run, String rowPath, String columnPath, List<String> by, Optional<String> boundary) {
        if (run.arms().stream().allMatch(arm -> arm.collapse().isEmpty())) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "no arm of this run has a kind of collapse; a run of an earlier version has none. Run the study"
                            + " again with 'repdyn compare', or draw an observable such as effective-rank");
        }
        List<String> notices = new ArrayList<>();
        notices.addAll(Notices.onStatus(run, "the kind of collapse is that of their last state"));
        FactorGrid factors = FactorGrid.of(run, rowPath, columnPath, by, false, boundary);
        return new CollapseMap(factors.cells(CollapseMap::counts), notices);
    }

    private static Optional<Counts> counts(ArmSet set) {
        Map<CollapseKind, Integer> counts = set.arms().stream()
                .map(ArmResult::collapse)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Function.identity(), kind -> 1, Integer::sum, TreeMap::new));
        return counts.isEmpty() ? Optional.empty() : Optional.of(new Counts(counts));
    }

    /** Returns the kind of most arms of a cell, and the number of arms of each kind. */
    private static List<String> values(Optional<Counts> counts) {
        List<String> values = new ArrayList<>();
        values.add(counts.map(own -> own.kind().key()).orElse(""));
        for (CollapseKind kind : CollapseKind.values()) {
            values.add(Integer.toString(counts.map(own -> own.of(kind)).orElse(0)));
        }
        return values;
    }

    @Override
    public String csv() {
        List<String> names = new ArrayList<>(List.of(NAME));
        for (CollapseKind kind : CollapseKind.values()) {
            names.add(kind.key());
        }
        return grid.csv(names, CollapseMap::values);
    }
}
