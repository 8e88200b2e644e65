package org.repdyn.cli.output;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.cli.terminal.ComparisonTable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.GroupTable;
import org.repdyn.core.result.RunResult;
import org.repdyn.results.ComparisonJson;

/** Printed result of a comparison. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ComparisonOutput {

    private ComparisonOutput() {}

    /** Prints the table of a run with its findings, or its JSON object. */
    public static void print(Console console, ResultForm form, RunResult result, Path target) {
        if (form == ResultForm.JSON) {
            console.out().println(ComparisonJson.of(result, target.toString()));
            return;
        }
        ComparisonTable arms = new ComparisonTable(result, console.columns());
        if (result.statistics().isEmpty()) {
            console.out().print(arms);
            console.out().println();
            console.out().println(result.summary());
        } else {
            console.out().print(new GroupTable(result, console.columns()));
            if (form == ResultForm.ALL_ARMS) {
                console.out().println();
                console.out().print(arms);
            } else {
                console.out().println(arms.reasons());
            }
            console.out().println();
            result.statistics().findings().forEach(finding -> console.out().println("- " + finding));
        }
        console.out().println();
        Stream.of(result.unequalBudgets(), result.unequalMeasurements())
                .flatMap(Optional::stream)
                .forEach(notice -> {
                    console.out().println(notice);
                    console.out().println();
                });
        console.out().println(ResultsWriter.placeToOpen(target));
        console.out().flush();
    }
}
