package org.repdyn.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Arms that differ in the seed alone.
 *
 * @param name name of the group
 * @param factors values of the factors by path, which all arms of the group share
 * @param arms results of the arms by seed, at least one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmGroup(String name, Map<String, FactorValue> factors, SortedMap<Long, ArmResult> arms) {

    public ArmGroup {
        Objects.requireNonNull(name, "the argument 'name' is null");
        Objects.requireNonNull(factors, "the argument 'factors' is null");
        Objects.requireNonNull(arms, "the argument 'arms' is null");
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
        arms = Collections.unmodifiableSortedMap(new TreeMap<>(arms));
    }
}
