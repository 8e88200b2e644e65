package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.MeanCells;
import org.repdyn.paper.Notices;
import org.repdyn.paper.Quantities;
import org.repdyn.paper.Quantity;
import org.repdyn.paper.SetMean;

/**
 * Data of a heat map: means of a number over seeds, by the values of two settings.
 *
 * @param label name of the number
 * @param format how a number is written
 * @param grid means by the values of two settings
 * @param notices sentences on what a reader of the figure must know
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HeatMap(String label, Column.Format format, PanelGrid<SeedMean> grid, List<String> notices)
        implements FigureSource {

    public HeatMap {
        Objects.requireNonNull(label, "the argument 'label' is null");
        Objects.requireNonNull(format, "the argument 'format' is null");
        Objects.requireNonNull(grid, "the argument 'grid' is null");
        Objects.requireNonNull(notices, "the argument 'notices' is null");
        notices = List.copyOf(notices);
    }

    /**
     * Returns the means of a number of a run.
     *
     * @param name name of the number, such as {@code effective-rank}
     * @param rowPath path of the setting whose values are the rows
     * @param columnPath path of the setting whose values are the columns
     * @param by paths of the settings whose values are the panels; empty for one panel
     * @throws UserErrorException if no arm has the number or a setting, or there is nothing to draw
     */
    public static HeatMap of(RunResult run, String name, String rowPath, String columnPath, List<String> by) {
        return of(run, name, rowPath, columnPath, by, false, Optional.empty());
    }

    /**
     * Returns the means of a number of a run, with the boundary between two phases that theory predicts.
     *
     * @param name name of the number, such as {@code predictor-modes}
     * @param rowPath path of the setting whose values are the rows
     * @param columnPath path of the setting whose values are the columns
     * @param by paths of the settings whose values are the panels; empty for one panel
     * @param common true for the arms whose further settings each cell has, so that means over them compare; false for all
     * @param boundary name of a predicted number, such as {@code critical-weight-decay}: the value of the setting of the
     *     rows at which the phase changes, equal for all arms of a column; empty for no boundary
     * @throws UserErrorException if no arm has the number, the prediction or a setting, the rows are not numbers in order,
     *     the prediction differs within a column, or there is nothing to draw
     */
    public static HeatMap of(
            RunResult run,
            String name,
            String rowPath,
            String columnPath,
            List<String> by,
            boolean common,
            Optional<String> boundary) {
        Quantity quantity = Quantities.of(run).named(List.of(name)).get(0);
        FactorGrid factors = FactorGrid.of(run, rowPath, columnPath, by, common, boundary);
        PanelGrid<SeedMean> grid =
                factors.cells(set -> SetMean.of(set, quantity, run.statistics().interval()));
        if (grid.contents().findAny().isEmpty()) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "there is nothing to draw: no completed arm has a finite value of '" + name + "'");
        }
        List<String> notices = new ArrayList<>(Notices.onSets(run, factors.grouping(), factors.sets()));
        Notices.onLosses(factors.sets(), List.of(name)).ifPresent(notices::add);
        notices.addAll(Notices.onMeasurements(run, List.of(name)));
        notices.addAll(Notices.onStatus(run, "their numbers are left out"));
        return new HeatMap(quantity.label(), quantity.format(), grid, notices);
    }

    @Override
    public String csv() {
        return grid.csv(List.of("mean", "low", "high", "n"), MeanCells::of);
    }
}
