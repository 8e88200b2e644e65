package org.repdyn.statistics.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Runs of one column, grouped by all their factors but the seed.
 *
 * @param groups the groups, in order of their first run
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeedGroups(List<ArmValues> groups) {

    public SeedGroups {
        groups = List.copyOf(groups);
    }

    /**
     * One run of an arm.
     *
     * @param arm name of the arm without its seed, which names the group if there are no factors
     * @param factors factors of the run without the seed, such as {@code loss} → {@code vicreg}
     * @param seed seed of the run
     * @param value value of the column
     */
    public record Run(String arm, Map<String, String> factors, String seed, double value) {

        public Run {
            factors = Map.copyOf(factors);
        }
    }

    /**
     * Groups runs. A group is named by the factors that differ between runs, such as {@code loss=vicreg, width=64}, or
     * by its arm if none differs.
     *
     * @throws IllegalArgumentException if two runs have the same factors and the same seed
     */
    public static SeedGroups of(List<Run> runs) {
        List<String> varying = runs.stream()
                .flatMap(run -> run.factors().keySet().stream())
                .distinct()
                .sorted()
                .filter(factor -> runs.stream()
                                .map(run -> run.factors().getOrDefault(factor, ""))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        Map<Map<String, String>, Map<String, Double>> values = new LinkedHashMap<>();
        Map<Map<String, String>, String> names = new LinkedHashMap<>();
        for (Run run : runs) {
            Map<String, String> key = key(run, varying);
            Map<String, Double> bySeed = values.computeIfAbsent(key, k -> new LinkedHashMap<>());
            String name = names.computeIfAbsent(key, k -> name(run, varying));
            if (bySeed.putIfAbsent(run.seed(), run.value()) != null) {
                throw new IllegalArgumentException(
                        "two runs of " + name + " have seed " + run.seed() + "; name the factor in which they differ");
            }
        }
        List<ArmValues> groups = new ArrayList<>();
        values.forEach((key, bySeed) -> groups.add(new ArmValues(names.getOrDefault(key, ""), bySeed)));
        return new SeedGroups(groups);
    }

    /** Returns what runs of one group have in common: the varying factors, or the arm if there are none. */
    private static Map<String, String> key(Run run, List<String> varying) {
        Map<String, String> key = new TreeMap<>();
        if (varying.isEmpty()) {
            key.put("arm", run.arm());
        }
        varying.forEach(factor -> key.put(factor, run.factors().getOrDefault(factor, "")));
        return key;
    }

    private static String name(Run run, List<String> varying) {
        return varying.isEmpty()
                ? run.arm()
                : varying.stream()
                        .filter(run.factors()::containsKey)
                        .map(factor -> factor + "=" + run.factors().get(factor))
                        .collect(Collectors.joining(", "));
    }
}
