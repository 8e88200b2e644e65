package org.repdyn.study.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.SeedPart;
import org.repdyn.study.StudyKey;

/** Factors of the arms of a study: the plugins of each arm, and the settings that differ among the arms. */
final class StudyFactors {

    /** Factors of every study. */
    private static final List<String> ALWAYS = List.of(
            StudyKey.LOSS.key(),
            StudyKey.ENCODER.key(),
            StudyKey.CONSTRAINT.key(),
            StudyKey.DYNAMICS.key(),
            StudyKey.BASELINE.key());

    private StudyFactors() {}

    /**
     * Returns the factors of each arm by name, in the order of the arms.
     *
     * @param chosen paths of settings that are no factors, by name of the arm
     */
    static Map<String, ArmFactors> of(List<ArmPlan> arms, Map<String, Set<String>> chosen) {
        Map<String, Map<String, FactorValue>> settings = new LinkedHashMap<>();
        arms.forEach(arm -> settings.put(arm.name(), ResolvedPaths.of(arm)));
        Map<String, Set<FactorValue>> byPath =
                valuesByPath(given(settings, chosen).values());
        Map<String, ArmGroups.Place> places = ArmGroups.of(arms, settings);
        List<SeedPart> fixed = fixedSeeds(arms, places);
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        for (ArmPlan arm : arms) {
            Map<String, FactorValue> own = settings.getOrDefault(arm.name(), Map.of());
            Map<String, FactorValue> values = new LinkedHashMap<>();
            byPath.forEach((path, all) -> {
                FactorValue value = own.get(path);
                if (value != null
                        && isFactor(path, all)
                        && !chosen.getOrDefault(arm.name(), Set.of()).contains(path)) {
                    values.put(path, ofOneKind(value, all));
                }
            });
            fixed.forEach(part -> values.put(part.path(), new FactorValue.Numeric(ArmGroups.seed(arm, part))));
            ArmGroups.Place place = Objects.requireNonNull(places.get(arm.name()));
            factors.put(arm.name(), new ArmFactors(place.group(), place.seed(), values, own, arm.setup()));
        }
        return Collections.unmodifiableMap(factors);
    }

    /** Returns the value of a factor; as a text, if plugins declare values of different kinds. */
    private static FactorValue ofOneKind(FactorValue value, Set<FactorValue> all) {
        long kinds = all.stream()
                .filter(other -> !(other instanceof FactorValue.None))
                .map(Object::getClass)
                .distinct()
                .count();
        return kinds <= 1 || value instanceof FactorValue.None ? value : new FactorValue.Text(value.text());
    }

    /** Returns the settings of each arm without those that a search chose. */
    private static Map<String, Map<String, FactorValue>> given(
            Map<String, Map<String, FactorValue>> settings, Map<String, Set<String>> chosen) {
        Map<String, Map<String, FactorValue>> given = new LinkedHashMap<>();
        settings.forEach((arm, own) -> {
            Map<String, FactorValue> kept = new LinkedHashMap<>(own);
            kept.keySet().removeAll(chosen.getOrDefault(arm, Set.of()));
            given.put(arm, kept);
        });
        return given;
    }

    /**
     * Returns the parts of the draws whose seed is a factor: it differs among the arms, and not within a group. There are
     * none if all draws of each arm have one seed.
     */
    private static List<SeedPart> fixedSeeds(List<ArmPlan> arms, Map<String, ArmGroups.Place> places) {
        if (arms.stream().allMatch(arm -> arm.arm().seeds().areEqual())) {
            return List.of();
        }
        return Stream.of(SeedPart.DATA, SeedPart.VIEWS, SeedPart.INIT)
                .filter(part -> {
                    Map<String, Set<Long>> byGroup = new HashMap<>();
                    arms.forEach(arm -> byGroup.computeIfAbsent(
                                    Objects.requireNonNull(places.get(arm.name()))
                                            .group(),
                                    g -> new HashSet<>())
                            .add(ArmGroups.seed(arm, part)));
                    return byGroup.values().stream().allMatch(seeds -> seeds.size() == 1)
                            && byGroup.values().stream().distinct().count() > 1;
                })
                .toList();
    }

    /** Returns the different values of each setting; the factors of every study come first. */
    private static Map<String, Set<FactorValue>> valuesByPath(Collection<Map<String, FactorValue>> arms) {
        Map<String, Set<FactorValue>> byPath = new LinkedHashMap<>();
        ALWAYS.forEach(path -> byPath.put(path, new LinkedHashSet<>()));
        arms.forEach(settings -> settings.forEach((path, value) ->
                byPath.computeIfAbsent(path, p -> new LinkedHashSet<>()).add(value)));
        return byPath;
    }

    private static boolean isFactor(String path, Set<FactorValue> values) {
        return ALWAYS.contains(path) || (values.size() > 1 && StudyKey.isFactor(path));
    }
}
