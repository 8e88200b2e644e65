package org.repdyn.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;

/**
 * Text table of the groups of a comparison: the mean of each column over the seeds, with half the length of its 95 %
 * interval after ±. A mean without an interval stands alone.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GroupTable {

    private static final String NONE = "-";

    private final RunResult result;
    private final int width;

    /**
     * Creates a table.
     *
     * @param width number of characters in a line; 0 for no limit
     */
    public GroupTable(RunResult result, int width) {
        this.result = result;
        this.width = width;
    }

    @Override
    public String toString() {
        List<Column> columns = result.measuredColumns();
        List<String> header = new ArrayList<>(List.of("group", "seeds", "final loss"));
        columns.forEach(column -> header.add(column.label()));
        header.addAll(List.of("deviation", "outcome"));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (GroupSummary group : result.statistics().groups()) {
            List<String> row = new ArrayList<>();
            row.add(group.name());
            row.add(Integer.toString(group.seeds().size()));
            row.add(cell("%.4g", group.finalLoss()));
            columns.forEach(column ->
                    row.add(cell(ComparisonTable.format(column.format()), group.column(column.observable()))));
            row.add(cell("%.1e", group.deviation()));
            row.add(group.outcome());
            table.row(row.toArray(String[]::new));
        }
        return table.fitting(width) + "mean ± half the length of the "
                + result.statistics().interval().brief() + " over the seeds"
                + System.lineSeparator();
    }

    private static String cell(String format, Optional<SeedMean> mean) {
        return mean.map(value -> String.format(Locale.ROOT, format, value.mean())
                        + value.interval()
                                .map(interval -> String.format(Locale.ROOT, " ± %.2g", interval.halfLength()))
                                .orElse(""))
                .orElse(NONE);
    }
}
