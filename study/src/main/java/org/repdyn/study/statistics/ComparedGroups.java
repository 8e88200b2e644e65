package org.repdyn.study.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.StudyKey;

/**
 * Rule that chooses the pairs of groups which are tested. It depends on numbers and factors of groups only: a choice by the
 * measured values would change the probability of a false claim.
 */
final class ComparedGroups {

    /** Largest number of groups of which all pairs are tested: 45 pairs. */
    private static final int MAX_ALL_PAIRS = 10;

    /** Paths of the dataset: its plugin, and the file that it reads. */
    private static final List<String> DATA = List.of(StudyKey.DATA.key(), StudyKey.DATA.key() + ".path");

    private ComparedGroups() {}

    /**
     * Returns whether two groups are tested, by name. Groups on different datasets, or on the data of different files, are not, because
     * their numbers do not compare. Of up to 10 groups each other pair is tested; of more groups, those pairs that differ in one part only,
     * such as the loss and its options, or the width of the encoder. Groups with different seeds of a part, such as that of the
     * data, are not compared either.
     */
    static BiPredicate<String, String> of(List<ArmGroup> groups) {
        Map<String, Map<String, FactorValue>> factors = new HashMap<>();
        groups.forEach(group -> factors.put(group.name(), group.factors()));
        return (first, second) -> {
            Map<String, FactorValue> one = factors.getOrDefault(first, Map.of());
            Map<String, FactorValue> other = factors.getOrDefault(second, Map.of());
            return DATA.stream().allMatch(path -> Objects.equals(one.get(path), other.get(path)))
                    && seedsOfParts(one).equals(seedsOfParts(other))
                    && (!many(groups) || parts(one, other) == 1);
        };
    }

    private static Map<String, FactorValue> seedsOfParts(Map<String, FactorValue> factors) {
        return factors.entrySet().stream()
                .filter(factor -> factor.getKey().startsWith(StudyKey.SEED.key() + "."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns true if there are too many groups to test all pairs. */
    static boolean many(List<ArmGroup> groups) {
        return groups.size() > MAX_ALL_PAIRS;
    }

    /** Returns the number of parts in which factors differ; a part is a setting of the study with all that is below it. */
    private static int parts(Map<String, FactorValue> first, Map<String, FactorValue> second) {
        Set<String> parts = Stream.concat(first.keySet().stream(), second.keySet().stream())
                .filter(path -> !Objects.equals(first.get(path), second.get(path)))
                .map(path -> path.split("\\.", 2)[0])
                .collect(Collectors.toSet());
        return parts.size();
    }
}
