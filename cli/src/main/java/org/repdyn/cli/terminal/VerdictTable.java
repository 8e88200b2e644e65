package org.repdyn.cli.terminal;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.core.result.Verdict;

/** Text table of the verdicts of a replication, with the findings below it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VerdictTable {

    private final ReplicationResult result;
    private final int width;

    /**
     * Creates a table.
     *
     * @param width number of characters in a line; 0 for no limit
     */
    public VerdictTable(ReplicationResult result, int width) {
        this.result = result;
        this.width = width;
    }

    @Override
    public String toString() {
        TextTable table = new TextTable(
                        "verdict", "quantity", "predicted", "simulated", "deviation", "tolerance", "because")
                .sentences(1, 6)
                .keys(2);
        for (Verdict verdict : result.verdicts()) {
            table.row(
                    verdict.pass() ? "pass" : "FAIL",
                    verdict.quantity(),
                    number(verdict.predicted()),
                    number(verdict.simulated()),
                    number(verdict.deviation()),
                    number(verdict.tolerance()),
                    verdict.why());
        }
        return String.format(
                        Locale.ROOT,
                        "%s: %s (%s, %.1f s)",
                        result.name(),
                        result.title(),
                        result.reference(),
                        result.seconds())
                + System.lineSeparator()
                + table.fitting(width)
                + result.verdicts().stream()
                        .map(Verdict::finding)
                        .filter(finding -> !finding.isEmpty())
                        .map(finding -> "  " + finding + System.lineSeparator())
                        .collect(Collectors.joining());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
    }
}
