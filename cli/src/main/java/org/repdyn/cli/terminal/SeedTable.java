package org.repdyn.cli.terminal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.core.result.SeedSummary;

/** Text table of the verdicts of one replication over several seeds: each verdict as k of N. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SeedTable {

    private final List<ReplicationResult> results;
    private final int width;

    /**
     * Creates a table.
     *
     * @param results results of the same replication, one for each seed; at least one
     * @param width number of characters in a line; 0 for no limit
     */
    public SeedTable(List<ReplicationResult> results, int width) {
        this.results = results;
        this.width = width;
    }

    @Override
    public String toString() {
        TextTable table = new TextTable("verdict", "passed", "quantity", "largest deviation", "tolerance", "failed")
                .sentences(2, 5)
                .keys(3);
        for (SeedSummary summary : SeedSummary.of(results)) {
            table.row(
                    summary.pass() ? "pass" : "FAIL",
                    summary.passed() + " of " + summary.seeds(),
                    summary.quantity(),
                    number(summary.largestDeviation()),
                    number(summary.tolerance()),
                    summary.failed().stream()
                            .map(name -> name.substring(name.lastIndexOf('-') + 1))
                            .collect(Collectors.joining(", ")));
        }
        return results.get(0).title() + " (" + results.get(0).reference() + "): "
                + results.stream().map(ReplicationResult::name).collect(Collectors.joining(", "))
                + System.lineSeparator() + table.fitting(width);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
    }
}
