package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.paper.ArmSet;
import org.repdyn.paper.Grouping;

/**
 * Sets of arms by the values of two settings, in panels by the values of others.
 *
 * @param rowPath path of the setting whose values are the rows
 * @param columnPath path of the setting whose values are the columns
 * @param rows values of the rows, from top to bottom
 * @param columns values of the columns, from left to right
 * @param names names of the panels; one empty name without panels
 * @param labels values of the settings of each panel
 * @param sets all sets, whose labels are row, column and panel
 * @param grouping rule by which the run has the sets
 * @param line boundary between two phases; empty for none
 */
record FactorGrid(
        String rowPath,
        String columnPath,
        List<String> rows,
        List<String> columns,
        List<String> names,
        List<List<String>> labels,
        List<ArmSet> sets,
        Grouping grouping,
        Optional<PhaseBoundary> line) {

    /**
     * Returns the sets of arms of a run.
     *
     * @param common true for the arms whose further settings each set has
     * @param boundary name of a predicted number
     * @throws UserErrorException if no arm has the prediction or a setting, or the rows are not numbers in order
     */
    static FactorGrid of(
            RunResult run,
            String rowPath,
            String columnPath,
            List<String> by,
            boolean common,
            Optional<String> boundary) {
        Grouping grouping = new Grouping.ByFactors(
                Stream.concat(Stream.of(rowPath, columnPath), by.stream()).toList(), common);
        List<ArmSet> sets = grouping.sets(run);
        List<String> rows = values(sets, 0);
        List<List<String>> labels =
                sets.stream().map(FactorGrid::panel).distinct().toList();
        List<String> names = SetNames.of(
                by, labels.stream().map(own -> new ArmSet(own, List.of())).toList());
        return new FactorGrid(
                rowPath,
                columnPath,
                rows,
                values(sets, 1),
                names,
                labels,
                sets,
                grouping,
                boundary.map(number -> PhaseBoundary.of(run, number, rowPath, rows)));
    }

    /**
     * Returns the cells with their contents.
     *
     * @param content returns the content of a cell for its arms; empty if no arm has a value
     * @throws UserErrorException if the arms of a column predict different numbers
     */
    <T> PanelGrid<T> cells(Function<ArmSet, Optional<T>> content) {
        List<GridPanel<T>> panels = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            List<List<Optional<T>>> cells = new ArrayList<>();
            for (String row : rows) {
                List<Optional<T>> line = new ArrayList<>();
                for (String column : columns) {
                    line.add(arms(p, row, column).flatMap(content));
                }
                cells.add(line);
            }
            panels.add(new GridPanel<>(names.get(p), cells, boundary(p)));
        }
        return new PanelGrid<>(rowPath, columnPath, rows, columns, panels, line.map(PhaseBoundary::name));
    }

    private Optional<ArmSet> arms(int panel, String row, String column) {
        List<String> own = Stream.concat(Stream.of(row, column), labels.get(panel).stream())
                .toList();
        return sets.stream().filter(set -> set.labels().equals(own)).findFirst();
    }

    /** Returns the predicted number of each column of a panel; an empty list without a boundary. */
    private List<Optional<Double>> boundary(int panel) {
        return line.map(predicted -> predicted.ofColumns(
                        sets.stream()
                                .filter(set -> panel(set).equals(labels.get(panel)))
                                .toList(),
                        columns))
                .orElse(List.of());
    }

    private static List<String> values(List<ArmSet> sets, int heading) {
        return sets.stream().map(set -> set.labels().get(heading)).distinct().toList();
    }

    private static List<String> panel(ArmSet set) {
        return set.labels().subList(2, set.labels().size());
    }
}
