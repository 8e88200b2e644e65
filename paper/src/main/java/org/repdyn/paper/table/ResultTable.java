package org.repdyn.paper.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.ArmSet;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Notices;
import org.repdyn.paper.Quantities;
import org.repdyn.paper.Quantity;
import org.repdyn.paper.SetMean;
import org.repdyn.statistics.interval.SeedMeans;
import org.repdyn.statistics.ranking.RunFactors;

/**
 * Table of a run for a paper: one row for each set of arms, one column for each number.
 *
 * @param title title of the run
 * @param headings headings of the labels of a row
 * @param quantities numbers of the columns
 * @param rows the rows
 * @param notices sentences on what a reader of the numbers must know
 * @param interval method of the intervals
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ResultTable(
        String title,
        List<String> headings,
        List<Quantity> quantities,
        List<Row> rows,
        List<String> notices,
        IntervalMethod interval) {

    public ResultTable {
        Objects.requireNonNull(title, "the argument 'title' is null");
        Objects.requireNonNull(headings, "the argument 'headings' is null");
        Objects.requireNonNull(quantities, "the argument 'quantities' is null");
        Objects.requireNonNull(rows, "the argument 'rows' is null");
        Objects.requireNonNull(notices, "the argument 'notices' is null");
        Objects.requireNonNull(interval, "the argument 'interval' is null");
        headings = List.copyOf(headings);
        quantities = List.copyOf(quantities);
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    /** Returns the meaning of a number with ±, for the note below a table. */
    private String meaning() {
        return "mean ± " + Sheet.halfLength(interval) + " over seeds";
    }

    /**
     * A row.
     *
     * @param labels one text for each heading; empty if the arms do not have the setting
     * @param seeds number of seeds that all groups of the row have
     * @param cells one mean for each number; empty if there is no seed for which an arm of each group completed and has it
     */
    public record Row(List<String> labels, int seeds, List<Optional<SeedMean>> cells) {

        public Row {
            Objects.requireNonNull(labels, "the argument 'labels' is null");
            Objects.requireNonNull(cells, "the argument 'cells' is null");
            labels = List.copyOf(labels);
            cells = List.copyOf(cells);
        }
    }

    /**
     * Returns the table of a run.
     *
     * @param columns names of the numbers; empty for the usual ones
     * @throws UserErrorException if the run does not have a number or a setting
     */
    public static ResultTable of(RunResult run, Grouping grouping, List<String> columns) {
        Quantities known = Quantities.of(run);
        List<Quantity> quantities = columns.isEmpty() ? known.usual() : known.named(columns);
        List<ArmSet> sets = grouping.sets(run);
        List<String> notices = notices(run, grouping, sets, Set.of());
        Notices.onLosses(sets, names(quantities)).ifPresent(notices::add);
        notices.addAll(Notices.onMeasurements(run, names(quantities)));
        return new ResultTable(
                run.title(),
                grouping.headings(),
                quantities,
                sets.stream()
                        .map(set -> row(set, quantities, run.statistics().interval()))
                        .toList(),
                notices,
                run.statistics().interval());
    }

    /**
     * Returns the table of the exponents a of power laws x ∝ sᵃ over a setting s, such as the width of the encoder. A row has the
     * arms with one combination of values of other settings, and a number is the mean over seeds of the slopes of ln x over ln s.
     *
     * @param path path of the setting s
     * @param group paths of the settings that divide the arms; empty for all that differ between arms with the same s
     * @param common true for the arms whose further settings each row has, as in {@link Grouping.ByFactors}
     * @param columns names of the numbers x; empty for the usual ones
     * @throws UserErrorException if the run does not have a number or a setting, or the setting has no positive numbers
     */
    public static ResultTable ofTrends(
            RunResult run, String path, List<String> group, boolean common, List<String> columns) {
        new Grouping.ByFactors(List.of(path)).requireKnown(run);
        List<String> paths = group.isEmpty()
                // A setting that changes with s, such as a learning rate scaled with the width, divides no curve.
                ? RunFactors.of(run).further(List.of(path))
                : group;
        Quantities known = Quantities.of(run);
        List<Quantity> quantities = columns.isEmpty() ? known.usual() : known.named(columns);
        Grouping grouping = new Grouping.ByFactors(paths, common);
        List<ArmSet> sets = grouping.sets(run);
        Trends trends = new Trends(run, path, paths);
        IntervalMethod interval = run.statistics().interval();
        List<String> notices = new ArrayList<>();
        notices.add("numbers are exponents a of x ∝ " + path + "^a by least squares in logarithms, at " + path + " "
                + trends.valuesText() + "; a seed with a number that is missing or not positive has none");
        Set<String> fitted = new LinkedHashSet<>(RunFactors.of(run).following(path));
        if (!fitted.isEmpty()) {
            notices.add(RunFactors.changing(List.copyOf(fitted), List.of(path))
                    + ", so the exponents are not those of this setting alone");
        }
        fitted.add(path);
        notices.addAll(notices(run, grouping, sets, fitted));
        notices.addAll(Notices.onMeasurements(run, names(quantities)));
        return new ResultTable(
                run.title(),
                grouping.headings(),
                quantities.stream()
                        .map(quantity -> new Quantity(
                                quantity.name() + "-exponent",
                                "exponent of " + quantity.label(),
                                Column.Format.NUMBER,
                                quantity.value()))
                        .toList(),
                sets.stream()
                        .map(set -> new Row(
                                set.labels(),
                                set.commonSeeds().size(),
                                quantities.stream()
                                        .map(quantity -> SeedMeans.of(interval, trends.bySeed(set, quantity)))
                                        .toList()))
                        .toList(),
                notices,
                interval);
    }

    private static List<String> names(List<Quantity> quantities) {
        return quantities.stream().map(Quantity::name).toList();
    }

    private static Row row(ArmSet set, List<Quantity> quantities, IntervalMethod interval) {
        return new Row(
                set.labels(),
                set.commonSeeds().size(),
                quantities.stream()
                        .map(quantity -> SetMean.of(set, quantity, interval))
                        .toList());
    }

    private static List<String> notices(RunResult run, Grouping grouping, List<ArmSet> sets, Set<String> fitted) {
        List<String> notices = new ArrayList<>(Notices.onSets(run, grouping, sets, fitted));
        notices.addAll(Notices.onStatus(run, "their numbers are left out"));
        return notices;
    }

    private Sheet sheet() {
        boolean replicated = rows.stream().anyMatch(row -> row.seeds() > 1);
        List<Sheet.Heading> columns = new ArrayList<>();
        headings.forEach(heading -> columns.add(new Sheet.Heading(heading, false)));
        if (replicated) {
            columns.add(new Sheet.Heading("seeds", true));
        }
        quantities.forEach(quantity -> columns.add(new Sheet.Heading(quantity.label(), true)));
        List<List<SheetCell>> lines = new ArrayList<>();
        for (Row row : rows) {
            List<SheetCell> cells = new ArrayList<>();
            row.labels().forEach(label -> cells.add(new SheetCell.Text(label)));
            if (replicated) {
                cells.add(new SheetCell.Text(Integer.toString(row.seeds())));
            }
            for (int c = 0; c < row.cells().size(); c++) {
                cells.add(
                        new SheetCell.Mean(row.cells().get(c), quantities.get(c).format(), row.seeds()));
            }
            lines.add(cells);
        }
        return new Sheet(title, replicated ? Optional.of(meaning()) : Optional.empty(), notices, columns, lines);
    }

    /** Returns the table as text that ends with a line feed. */
    public String text(TableFormat format) {
        return switch (format) {
            case LATEX -> LatexTable.text(sheet());
            case MARKDOWN -> MarkdownTable.text(sheet());
            case CSV -> CsvTable.text(this);
        };
    }
}
