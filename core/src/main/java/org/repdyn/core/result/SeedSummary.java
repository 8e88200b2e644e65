package org.repdyn.core.result;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Summary of one quantity of a replication over several seeds.
 *
 * @param quantity name of the quantity for the first seed
 * @param passed number of seeds for which the verdict passes
 * @param seeds number of seeds
 * @param largestDeviation largest deviation over the seeds; {@code NaN} if the quantity is missing for a seed
 * @param tolerance largest deviation that passes
 * @param failed names of the results in which the verdict fails or is missing, in order; the name of a result ends with its
 *     seed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeedSummary(
        String quantity, int passed, int seeds, double largestDeviation, double tolerance, List<String> failed) {

    /** Pattern of a number in the name of a quantity, which can differ between seeds. */
    private static final String NUMBER = "[-±]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?";

    public SeedSummary {
        Objects.requireNonNull(quantity, "the argument 'quantity' is null");
        Objects.requireNonNull(failed, "the argument 'failed' is null");
        failed = List.copyOf(failed);
    }

    /** Returns true if the verdict passes for every seed. */
    public boolean pass() {
        return passed == seeds;
    }

    /**
     * Summarises results of one replication with different seeds, whose names differ. Verdicts belong together if their quantities have the
     * same text apart from numbers, and the same place among such quantities. A quantity without a verdict for a seed
     * counts as failed there.
     */
    public static List<SeedSummary> of(List<ReplicationResult> results) {
        Map<String, Map<String, Verdict>> verdicts = new LinkedHashMap<>();
        for (ReplicationResult result : results) {
            Map<String, Integer> places = new HashMap<>();
            for (Verdict verdict : result.verdicts()) {
                String text = verdict.quantity().replaceAll(NUMBER, "#");
                int place = places.merge(text, 1, Integer::sum);
                verdicts.computeIfAbsent(text + " " + place, key -> new LinkedHashMap<>())
                        .put(result.name(), verdict);
            }
        }
        List<String> names = results.stream().map(ReplicationResult::name).toList();
        return verdicts.values().stream().map(byName -> of(byName, names)).toList();
    }

    private static SeedSummary of(Map<String, Verdict> byName, List<String> names) {
        Verdict first = byName.values().iterator().next();
        List<String> failed = names.stream()
                .filter(name -> !Optional.ofNullable(byName.get(name))
                        .filter(Verdict::pass)
                        .isPresent())
                .toList();
        // Math.max keeps NaN.
        double largest =
                byName.values().stream().mapToDouble(Verdict::deviation).reduce(0, Math::max);
        return new SeedSummary(
                first.quantity(),
                names.size() - failed.size(),
                names.size(),
                byName.size() < names.size() ? Double.NaN : largest,
                first.tolerance(),
                failed);
    }
}
