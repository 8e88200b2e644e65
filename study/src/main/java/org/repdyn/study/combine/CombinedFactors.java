package org.repdyn.study.combine;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.StudyKey;

/**
 * Factors of the arms of several runs: those of the runs, and the settings in which their arms differ. The values of a
 * factor are numbers if all of them are, and texts otherwise.
 */
final class CombinedFactors {

    /** Texts by path for each arm, by its new name. */
    private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();

    private CombinedFactors() {}

    /** Returns the factors by new name of the arm; none if a run has none. */
    static Map<String, ArmFactors> of(ArmNames arms) {
        boolean known = arms.runs().stream().allMatch(run -> run.result().arms().stream()
                .allMatch(arm -> run.result().factors().containsKey(arm.name())));
        return known ? new CombinedFactors().combine(arms) : Map.of();
    }

    private Map<String, ArmFactors> combine(ArmNames arms) {
        Set<String> paths = new LinkedHashSet<>();
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        for (int i = 0; i < arms.runs().size(); i++) {
            FinishedRun run = arms.runs().get(i);
            paths.addAll(run.result().factorPaths());
            arms.names().get(i).forEach((old, name) -> texts.put(name, texts(run, old)));
        }
        texts.values()
                .forEach(own -> own.forEach((path, text) ->
                        values.computeIfAbsent(path, p -> new HashSet<>()).add(comparable(text))));
        values.forEach((path, different) -> {
            if (different.size() > 1 && StudyKey.isFactor(path)) {
                paths.add(path);
            }
        });
        Map<String, Boolean> numeric = new LinkedHashMap<>();
        paths.forEach(path -> numeric.put(
                path, values.getOrDefault(path, Set.of()).stream().allMatch(value -> value instanceof Double)));
        return factors(arms, numeric);
    }

    private Map<String, ArmFactors> factors(ArmNames arms, Map<String, Boolean> numeric) {
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        Map<String, Map<String, FactorValue>> valuesOfGroup = new HashMap<>();
        Map<String, Set<Long>> seedsOfGroup = new HashMap<>();
        for (int i = 0; i < arms.runs().size(); i++) {
            FinishedRun run = arms.runs().get(i);
            arms.names().get(i).forEach((old, name) -> {
                ArmFactors own = run.result().factors(old);
                Map<String, FactorValue> values = values(name, numeric);
                String group = old.equals(name) ? own.group() : ArmNames.prefixed(run, own.group());
                String wanted = group;
                for (int number = 2;
                        !valuesOfGroup.getOrDefault(group, values).equals(values)
                                || seedsOfGroup.getOrDefault(group, Set.of()).contains(own.seed());
                        number++) {
                    group = wanted + "-" + number;
                }
                valuesOfGroup.put(group, values);
                seedsOfGroup.computeIfAbsent(group, g -> new HashSet<>()).add(own.seed());
                factors.put(name, new ArmFactors(group, own.seed(), values, own.settings()));
            });
        }
        return Collections.unmodifiableMap(factors);
    }

    private Map<String, FactorValue> values(String arm, Map<String, Boolean> numeric) {
        Map<String, String> own = texts.getOrDefault(arm, Map.of());
        Map<String, FactorValue> values = new LinkedHashMap<>();
        numeric.forEach((path, number) ->
                Optional.ofNullable(own.get(path)).ifPresent(text -> values.put(path, FactorValue.of(text, number))));
        return values;
    }

    /** Returns the settings of an arm by path; the values of its factors win, as its study described them. */
    private static Map<String, String> texts(FinishedRun run, String arm) {
        Map<String, String> texts = new LinkedHashMap<>();
        ArmFactors factors = run.result().factors(arm);
        factors.settings().forEach((path, value) -> texts.put(path, value.text()));
        factors.values().forEach((path, value) -> texts.put(path, value.text()));
        return texts;
    }

    /** Returns a number for the text of a finite number, and the text otherwise, so that 1 and 1.0 are equal. */
    private static Object comparable(String text) {
        return FactorValue.isNumber(text) ? (Object) Decimals.read(text).orElseThrow() : text;
    }
}
