package org.repdyn.results.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.core.result.SeedSummary;
import org.repdyn.core.result.Verdict;

/** Verdicts of replications as JSON and CSV. */
public final class VerdictFiles {

    /** Name of the verdicts as JSON; a directory that has this file is a directory of replications. */
    public static final String JSON = "verdicts.json";

    /** Name of the verdicts as CSV. */
    public static final String CSV = "verdicts.csv";

    private static final String SCHEMA = "repdyn-replications/1";

    private VerdictFiles() {}

    /**
     * Returns the verdicts as one JSON object.
     *
     * @param groups for each replication, its results with different seeds
     */
    public static String json(List<List<ReplicationResult>> groups, String directory) {
        List<ReplicationResult> results = groups.stream().flatMap(List::stream).toList();
        List<Object> replications = new ArrayList<>();
        for (ReplicationResult result : results) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", result.name());
            one.put("title", result.title());
            one.put("reference", result.reference());
            one.put("shows", result.shows());
            one.put("pass", result.pass());
            one.put("seconds", result.seconds());
            one.put(
                    "verdicts",
                    result.verdicts().stream().map(VerdictFiles::tree).toList());
            replications.add(one);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", SCHEMA);
        root.put("directory", directory);
        root.put("pass", results.stream().allMatch(ReplicationResult::pass));
        root.put("replications", replications);
        root.put(
                "seeds",
                groups.stream()
                        .filter(group -> group.size() > 1)
                        .map(VerdictFiles::seeds)
                        .toList());
        return Json.print(Json.tree(root));
    }

    /** Returns the verdicts of one replication over several seeds, each as "k of N". */
    private static Map<String, Object> seeds(List<ReplicationResult> group) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", group.get(0).title());
        tree.put("names", group.stream().map(ReplicationResult::name).toList());
        tree.put(
                "verdicts",
                SeedSummary.of(group).stream().map(VerdictFiles::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(SeedSummary summary) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("quantity", summary.quantity());
        tree.put("passed", summary.passed());
        tree.put("of", summary.seeds());
        tree.put("failed", summary.failed());
        tree.put("largestDeviation", summary.largestDeviation());
        tree.put("tolerance", summary.tolerance());
        tree.put("pass", summary.pass());
        return tree;
    }

    private static Map<String, Object> tree(Verdict verdict) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("quantity", verdict.quantity());
        tree.put("predicted", verdict.predicted());
        tree.put("simulated", verdict.simulated());
        tree.put("deviation", verdict.deviation());
        tree.put("tolerance", verdict.tolerance());
        tree.put("why", verdict.why());
        tree.put("pass", verdict.pass());
        tree.put("finding", verdict.finding());
        return tree;
    }

    /** Writes the verdicts as CSV, one row per verdict. */
    public static void writeCsv(List<ReplicationResult> results, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.header(
                    "replication",
                    "quantity",
                    "predicted",
                    "simulated",
                    "deviation",
                    "tolerance",
                    "why",
                    "pass",
                    "finding");
            for (ReplicationResult result : results) {
                for (Verdict verdict : result.verdicts()) {
                    csv.text(result.name())
                            .text(verdict.quantity())
                            .number(verdict.predicted())
                            .number(verdict.simulated())
                            .number(verdict.deviation())
                            .number(verdict.tolerance())
                            .text(verdict.why())
                            .text(Boolean.toString(verdict.pass()))
                            .text(verdict.finding())
                            .endRow();
                }
            }
        }
    }
}
