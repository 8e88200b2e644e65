package org.repdyn.core.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Summary of one quantity of a replication over several seeds.
 *
 * @param quantity name of the quantity for the first seed
 * @param passed number of seeds for which the verdict passes
 * @param seeds number of seeds
 * @param largestDeviation largest deviation over the seeds; {@code NaN} if the quantity is missing for a seed
 * @param tolerance largest deviation that passes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeedSummary(String quantity, int passed, int seeds, double largestDeviation, double tolerance) {

    /** Pattern of a number in the name of a quantity, which can differ between seeds. */
    private static final String NUMBER = "[-±]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?";

    /** Returns true if the verdict passes for every seed. */
    public boolean pass() {
        return passed == seeds;
    }

    /**
     * Summarises results of one replication with different seeds. Verdicts belong together if their quantities have the
     * same text apart from numbers, and the same place among such quantities. A quantity without a verdict for a seed
     * counts as failed there.
     */
    public static List<SeedSummary> of(List<ReplicationResult> results) {
        Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
        for (ReplicationResult result : results) {
            Map<String, Integer> places = new HashMap<>();
            for (Verdict verdict : result.verdicts()) {
                String text = verdict.quantity().replaceAll(NUMBER, "#");
                int place = places.merge(text, 1, Integer::sum);
                verdicts.computeIfAbsent(text + " " + place, key -> new ArrayList<>())
                        .add(verdict);
            }
        }
        List<SeedSummary> summaries = new ArrayList<>();
        verdicts.values().forEach(list -> summaries.add(of(list, results.size())));
        return List.copyOf(summaries);
    }

    private static SeedSummary of(List<Verdict> verdicts, int seeds) {
        Verdict first = Objects.requireNonNull(verdicts.get(0));
        // Math.max keeps NaN.
        double largest = verdicts.stream().mapToDouble(Verdict::deviation).reduce(0, Math::max);
        return new SeedSummary(
                first.quantity(),
                (int) verdicts.stream().filter(Verdict::pass).count(),
                seeds,
                verdicts.size() < seeds ? Double.NaN : largest,
                first.tolerance());
    }
}
