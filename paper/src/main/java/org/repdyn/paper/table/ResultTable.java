package org.repdyn.paper.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.ArmSet;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Quantities;
import org.repdyn.paper.Quantity;
import org.repdyn.paper.SetMean;

/**
 * Table of a run for a paper: one row for each set of arms, one column for each number.
 *
 * @param title title of the run
 * @param headings headings of the labels of a row
 * @param quantities numbers of the columns
 * @param rows the rows
 * @param notices sentences on what a reader of the numbers must know
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ResultTable(
        String title, List<String> headings, List<Quantity> quantities, List<Row> rows, List<String> notices) {

    /** What a number with ± is. */
    static final String INTERVAL = "mean ± half length of Student's 95 % interval over seeds";

    /** Number of arms that a notice names. */
    private static final int MAX_NAMED = 3;

    public ResultTable {
        headings = List.copyOf(headings);
        quantities = List.copyOf(quantities);
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
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
        return new ResultTable(
                run.title(),
                grouping.headings(),
                quantities,
                sets.stream().map(set -> row(set, quantities)).toList(),
                notices(run, sets));
    }

    private static Row row(ArmSet set, List<Quantity> quantities) {
        return new Row(
                set.labels(),
                set.commonSeeds().size(),
                quantities.stream()
                        .map(quantity -> SetMean.of(set, quantity))
                        .toList());
    }

    private static List<String> notices(RunResult run, List<ArmSet> sets) {
        List<String> notices = new ArrayList<>();
        Set<String> averaged = new TreeSet<>();
        sets.forEach(set -> averaged.addAll(differing(set)));
        if (!averaged.isEmpty()) {
            notices.add("rows are means over arms that differ in " + String.join(", ", averaged)
                    + "; the interval is over seeds");
        }
        if (sets.stream().anyMatch(set -> set.commonSeeds().isEmpty())) {
            notices.add("the arms of some rows have no seed in common, so these rows have no numbers");
        }
        List<String> stopped = run.arms().stream()
                .filter(arm -> arm.status() != ArmStatus.COMPLETED)
                .map(ArmResult::name)
                .toList();
        if (!stopped.isEmpty()) {
            notices.add(stopped.size() + " of " + run.arms().size() + " arms did not complete ("
                    + stopped.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
                    + (stopped.size() > MAX_NAMED ? ", …" : "") + "); their numbers are left out");
        }
        return notices;
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

    /** Returns true if a row has several seeds. */
    boolean replicated() {
        return rows.stream().anyMatch(row -> row.seeds() > 1);
    }

    /** Returns the table as text that ends with a line feed. */
    public String text(TableFormat format) {
        return switch (format) {
            case LATEX -> LatexTable.text(this);
            case MARKDOWN -> MarkdownTable.text(this);
            case CSV -> CsvTable.text(this);
        };
    }
}
