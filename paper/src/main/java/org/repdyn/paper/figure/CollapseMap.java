package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 * @param rowLabel path of the setting whose values are the rows
 * @param columnLabel path of the setting whose values are the columns
 * @param rows values of the rows, from top to bottom
 * @param columns values of the columns, from left to right
 * @param panels the panels, from left to right, at least one
 * @param boundary name of the predicted number that the line shows; empty without a line
 * @param notices sentences on what a reader of the figure must know
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CollapseMap(
        String rowLabel,
        String columnLabel,
        List<String> rows,
        List<String> columns,
        List<Panel> panels,
        Optional<String> boundary,
        List<String> notices)
        implements FigureSource {

    /** Name under which the kind of collapse is asked for, in place of the name of a number. */
    public static final String NAME = "collapse";

    public CollapseMap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        panels = List.copyOf(panels);
        notices = List.copyOf(notices);
    }

    /**
     * Kinds of collapse of some arms.
     *
     * @param name values of the settings of the panel; empty if there is one panel
     * @param cells counts of each cell, row by row; empty if no arm has a kind
     * @param boundary for each column the value of the setting of the rows at which the line is; empty without a prediction
     */
    public record Panel(String name, List<List<Optional<Counts>>> cells, List<Optional<Double>> boundary) {

        public Panel {
            cells = cells.stream().map(List::copyOf).toList();
            boundary = List.copyOf(boundary);
        }
    }

    /**
     * Number of arms of each kind.
     *
     * @param arms arms by kind, with at least one
     */
    public record Counts(Map<CollapseKind, Integer> arms) {

        public Counts {
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
                    SourceLocation.COMMAND_LINE,
                    "no arm of this run has a kind of collapse; a run of an earlier version has none. Run the study again"
                            + " with 'repdyn compare', or draw an observable such as effective-rank");
        }
        FactorGrid grid = FactorGrid.of(run, rowPath, columnPath, by, boundary);
        List<Panel> panels = new ArrayList<>();
        for (int p = 0; p < grid.names().size(); p++) {
            List<List<Optional<Counts>>> cells = new ArrayList<>();
            for (String row : grid.rows()) {
                List<Optional<Counts>> line = new ArrayList<>();
                for (String column : grid.columns()) {
                    line.add(grid.cell(p, row, column).flatMap(CollapseMap::counts));
                }
                cells.add(line);
            }
            panels.add(new Panel(grid.names().get(p), cells, grid.boundary(p)));
        }
        List<String> notices = new ArrayList<>();
        Notices.onStatus(run, "the kind of collapse is that of their last state")
                .ifPresent(notices::add);
        return new CollapseMap(rowPath, columnPath, grid.rows(), grid.columns(), panels, boundary, notices);
    }

    private static Optional<Counts> counts(ArmSet set) {
        Map<CollapseKind, Integer> counts = set.arms().stream()
                .map(ArmResult::collapse)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Function.identity(), kind -> 1, Integer::sum, TreeMap::new));
        return counts.isEmpty() ? Optional.empty() : Optional.of(new Counts(counts));
    }

    @Override
    public String csv() {
        List<List<String>> lines = new ArrayList<>();
        for (Panel panel : panels) {
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < columns.size(); j++) {
                    Optional<Counts> counts = panel.cells().get(i).get(j);
                    List<String> line = new ArrayList<>(List.of(
                            panel.name(),
                            rows.get(i),
                            columns.get(j),
                            counts.map(own -> own.kind().key()).orElse("")));
                    for (CollapseKind kind : CollapseKind.values()) {
                        line.add(
                                Integer.toString(counts.map(own -> own.of(kind)).orElse(0)));
                    }
                    if (boundary.isPresent()) {
                        line.add(panel.boundary().get(j).map(Object::toString).orElse(""));
                    }
                    lines.add(line);
                }
            }
        }
        List<String> header = new ArrayList<>(List.of("panel", rowLabel, columnLabel, NAME));
        for (CollapseKind kind : CollapseKind.values()) {
            header.add(kind.key());
        }
        boundary.ifPresent(header::add);
        return CsvText.of(header, lines);
    }
}
