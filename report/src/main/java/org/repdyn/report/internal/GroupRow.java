package org.repdyn.report.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.SeedMean;

/**
 * Row of the table of groups, as text. A number is a mean with half the length of its interval.
 *
 * @param name name of the group
 * @param seeds number of seeds
 * @param loss final loss
 * @param cells values of the columns of the comparison, in their order
 * @param deviation largest relative deviation from the prediction
 * @param outcome number of arms of each status
 */
public record GroupRow(String name, String seeds, String loss, List<String> cells, String deviation, String outcome) {

    /** No-break space, which keeps a mean and its interval on one line. */
    private static final char NO_BREAK = '\u00a0';

    static List<GroupRow> of(List<Column> columns, List<GroupSummary> groups) {
        return groups.stream().map(group -> of(columns, group)).toList();
    }

    private static GroupRow of(List<Column> columns, GroupSummary group) {
        return new GroupRow(
                group.name(),
                Integer.toString(group.seeds().size()),
                unbroken(number(group.finalLoss())),
                columns.stream()
                        .map(column -> column.format() == Column.Format.FRACTION
                                ? percent(group.column(column.observable()))
                                : number(group.column(column.observable())))
                        .map(GroupRow::unbroken)
                        .toList(),
                unbroken(number(group.deviation())),
                Arrays.stream(group.outcome().split(", ", -1))
                        .map(GroupRow::unbroken)
                        .collect(Collectors.joining(", ")));
    }

    private static String unbroken(String text) {
        return text.replace(' ', NO_BREAK);
    }

    private static String number(Optional<SeedMean> mean) {
        return mean.map(value -> Numbers.text(value.mean())
                        + value.interval()
                                .map(interval -> " ± " + shortened(interval.halfLength()))
                                .orElse(""))
                .orElse(Numbers.NONE);
    }

    /** Returns a share and its interval in per cent. */
    private static String percent(Optional<SeedMean> mean) {
        return mean.map(value -> value.interval()
                        .map(interval -> String.format(
                                Locale.ROOT, "%.1f ± %.1f %%", 100 * value.mean(), 100 * interval.halfLength()))
                        .orElseGet(() -> Numbers.percent(OptionalDouble.of(value.mean()))))
                .orElse(Numbers.NONE);
    }

    /** Returns a number with two significant digits. */
    private static String shortened(double value) {
        // Two significant digits of the half length of an interval, as in the findings.
        return Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.2g", value)));
    }
}
