package org.repdyn.study.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.FactorValue;
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

    /** Settings that are no factors, because they do not change the states of a run. */
    private static final Set<String> NEVER = Set.of(StudyKey.OBSERVABLES.key());

    private StudyFactors() {}

    /** Returns the factors of each arm by name, in the order of the arms. */
    static Map<String, ArmFactors> of(List<ArmPlan> arms) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        arms.forEach(arm -> settings.put(arm.name(), ResolvedPaths.of(arm)));
        Map<String, Boolean> numeric = factors(settings.values());
        Map<String, String> groups = ArmGroups.of(arms, settings);
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        for (ArmPlan arm : arms) {
            Map<String, String> own = settings.getOrDefault(arm.name(), Map.of());
            Map<String, FactorValue> values = new LinkedHashMap<>();
            numeric.forEach((path, number) -> {
                String text = own.get(path);
                if (text != null) {
                    values.put(path, value(text, number));
                }
            });
            factors.put(
                    arm.name(),
                    new ArmFactors(
                            groups.getOrDefault(arm.name(), arm.name()),
                            arm.arm().seed().value(),
                            values));
        }
        return Collections.unmodifiableMap(factors);
    }

    private static FactorValue value(String text, boolean number) {
        return number
                ? new FactorValue.Number(Decimals.read(text).orElseThrow())
                : new FactorValue.Text(text);
    }

    /** Returns the paths of the factors, each with whether all its values are finite numbers. */
    private static Map<String, Boolean> factors(Iterable<Map<String, String>> arms) {
        Map<String, Set<String>> byPath = new LinkedHashMap<>();
        ALWAYS.forEach(path -> byPath.put(path, new LinkedHashSet<>()));
        arms.forEach(settings -> settings.forEach((path, value) ->
                byPath.computeIfAbsent(path, p -> new LinkedHashSet<>()).add(value)));
        Map<String, Boolean> factors = new LinkedHashMap<>();
        byPath.forEach((path, values) -> {
            boolean differs = values.size() > 1 && !NEVER.contains(path);
            if (differs || ALWAYS.contains(path)) {
                factors.put(
                        path,
                        !values.isEmpty()
                                && values.stream().allMatch(text -> Double.isFinite(
                                        Decimals.read(text).orElse(Double.NaN))));
            }
        });
        return factors;
    }
}
