package org.repdyn.core.result;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Group of arms that differ in the seed alone, with the means of their numbers. Means are over the arms that completed and
 * have a finite value.
 *
 * @param name name of the group
 * @param factors values of the factors by path, which all arms of the group share
 * @param seeds seeds of the arms, in increasing order
 * @param statuses number of arms of each status that an arm has
 * @param finalLoss mean of the final losses; empty if no arm has one
 * @param columns mean of each column of the comparison, by observable; without columns that no arm has
 * @param deviation mean of the largest deviations from the prediction; empty if no arm has one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GroupSummary(
        String name,
        Map<String, FactorValue> factors,
        List<Long> seeds,
        Map<ArmStatus, Integer> statuses,
        Optional<SeedMean> finalLoss,
        Map<String, SeedMean> columns,
        Optional<SeedMean> deviation) {

    public GroupSummary {
        Objects.requireNonNull(name, "the argument 'name' is null");
        Objects.requireNonNull(factors, "the argument 'factors' is null");
        Objects.requireNonNull(seeds, "the argument 'seeds' is null");
        Objects.requireNonNull(statuses, "the argument 'statuses' is null");
        Objects.requireNonNull(finalLoss, "the argument 'finalLoss' is null");
        Objects.requireNonNull(columns, "the argument 'columns' is null");
        Objects.requireNonNull(deviation, "the argument 'deviation' is null");
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
        seeds = List.copyOf(seeds);
        Map<ArmStatus, Integer> ordered = new EnumMap<>(ArmStatus.class);
        ordered.putAll(statuses);
        statuses = Collections.unmodifiableMap(ordered);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Returns the mean of a column; empty if no arm has a value. */
    public Optional<SeedMean> column(String observable) {
        return Optional.ofNullable(columns.get(observable));
    }

    /** Returns the number of arms of each status in words, such as "4 completed, 1 diverged". */
    public String outcome() {
        return statuses.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().key())
                .collect(Collectors.joining(", "));
    }
}
