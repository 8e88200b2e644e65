package org.repdyn.data.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.problem.CountedNoun;

/** Report of what was read from a table, in one line. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CsvReport {

    private CsvReport() {}

    /**
     * Returns a line such as {@code bom.csv: 8 samples, 3 inputs, label in column 4 with 2 classes, first row is data}.
     *
     * @param inputs columns of the inputs
     * @param label column of the label
     * @param labels labels
     * @param targets columns of the targets
     */
    public static String of(
            CsvTable table, int[] inputs, Optional<Integer> label, Optional<ClassLabels> labels, int[] targets) {
        StringBuilder report = new StringBuilder(table.name())
                .append(": ")
                .append(CountedNoun.of(table.rows().size(), "sample"))
                .append(", ")
                .append(CountedNoun.of(inputs.length, "input"));
        label.ifPresent(c -> report.append(", label in ").append(table.describe(c)));
        labels.ifPresent(l -> report.append(" with ")
                .append(ClassLabels.countClasses(l.labels()))
                .append(unlabelled(l))
                .append(l.ambiguous()));
        if (targets.length > 0) {
            report.append(targets.length == 1 ? ", target in " : ", targets in ")
                    .append(Arrays.stream(targets).mapToObj(table::describe).collect(Collectors.joining(" and ")));
        }
        report.append(table.named() ? ", first row has the names of the columns" : ", first row is data");
        if (table.counting()) {
            report.append(", although it counts from 1 (write header: present if it has the names of the columns)");
        }
        IntStream.range(0, table.header().size())
                .filter(c -> table.isIndex(c) && (label.isEmpty() || label.get() != c))
                .filter(c -> Arrays.stream(targets).noneMatch(t -> t == c))
                .forEach(c -> report.append(", column ").append(c + 1).append(" counts the rows and is left out"));
        Arrays.stream(inputs)
                .filter(c -> table.isUnnamed(c) && !table.countsRows(c))
                .forEach(c -> report.append(", column ").append(c + 1).append(" has no name and is an input"));
        Arrays.stream(inputs)
                .filter(c -> inputs.length > 1 && table.countsRows(c))
                .forEach(c -> report.append(", ").append(table.describe(c)).append(" counts the rows and is an input"));
        if (table.comments() > 0) {
            report.append(", ")
                    .append(CountedNoun.of(table.comments(), "comment line"))
                    .append(" skipped");
        }
        if (table.skipped() > 0) {
            report.append(", ")
                    .append(CountedNoun.of(table.skipped(), "empty row"))
                    .append(" skipped");
        }
        return report.toString();
    }

    private static String unlabelled(ClassLabels labels) {
        long count = Arrays.stream(labels.labels())
                .filter(l -> l == EvaluationSet.UNLABELLED)
                .count();
        return count == 0 ? "" : ", " + CountedNoun.of(count, "sample") + " without a label";
    }
}
