package org.repdyn.statistics.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Values of one number for one arm.
 *
 * @param name name of the arm
 * @param bySeed the value for each seed; a seed is any text that is the same for runs that share their random draws
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmValues(String name, Map<String, Double> bySeed) {

    /** Copies the values, in their order. */
    public ArmValues {
        bySeed = Collections.unmodifiableMap(new LinkedHashMap<>(bySeed));
    }

    /**
     * Returns an arm with the seeds 1, 2, ….
     *
     * @param name name of the arm
     * @param values the values for the seeds 1, 2, …
     */
    public static ArmValues of(String name, double... values) {
        Map<String, Double> bySeed = new LinkedHashMap<>();
        for (double value : values) {
            bySeed.put(Integer.toString(bySeed.size() + 1), value);
        }
        return new ArmValues(name, bySeed);
    }

    /** Returns the values in the order of the seeds. */
    public double[] values() {
        return bySeed.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the seeds that another arm has as well, in the order of this arm. */
    public List<String> commonSeeds(ArmValues other) {
        return bySeed.keySet().stream().filter(other.bySeed::containsKey).toList();
    }

    /** Returns the values of some seeds, which this arm must have. */
    double[] valuesOf(List<String> seeds) {
        return seeds.stream()
                .mapToDouble(seed -> bySeed.getOrDefault(seed, Double.NaN))
                .toArray();
    }
}
