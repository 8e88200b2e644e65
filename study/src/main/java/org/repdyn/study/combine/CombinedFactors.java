package org.repdyn.study.combine;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.StudyKey;

/**
 * Factors of the arms of several runs: those of the runs, and the settings in which their arms differ, except those that a search
 * chose. The values of a factor are numbers if all of them are, and texts otherwise.
 */
final class CombinedFactors {

    /** Settings by path for each arm, by its new name, without chosen ones. */
    private final Map<String, Map<String, FactorValue>> settings = new LinkedHashMap<>();

    /** Paths of the settings that a search chose, by new name of the arm. */
    private final Map<String, Set<String>> chosen;

    private CombinedFactors(Map<String, Set<String>> chosen) {
        this.chosen = chosen;
    }

    /**
     * Returns the factors by new name of the arm; none if a run has none.
     *
     * @param chosen paths of settings that are no factors, by new name of the arm
     */
    static Map<String, ArmFactors> of(ArmNames arms, Map<String, Set<String>> chosen) {
        boolean known = arms.runs().stream().allMatch(run -> run.result().arms().stream()
                .allMatch(arm -> run.result().factors().containsKey(arm.name())));
        return known ? new CombinedFactors(chosen).combine(arms) : Map.of();
    }

    private Map<String, ArmFactors> combine(ArmNames arms) {
        Set<String> paths = new LinkedHashSet<>();
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        for (int i = 0; i < arms.runs().size(); i++) {
            FinishedRun run = arms.runs().get(i);
            paths.addAll(run.result().factorPaths());
            arms.names().get(i).forEach((old, name) -> {
                Map<String, FactorValue> given = settings(run, old);
                given.keySet().removeAll(chosen.getOrDefault(name, Set.of()));
                settings.put(name, given);
            });
        }
        settings.values()
                .forEach(own -> own.forEach((path, value) ->
                        values.computeIfAbsent(path, p -> new HashSet<>()).add(comparable(value))));
        values.forEach((path, different) -> {
            if (different.size() > 1 && StudyKey.isFactor(path)) {
                paths.add(path);
            }
        });
        return factors(arms, paths);
    }

    private Map<String, ArmFactors> factors(ArmNames arms, Set<String> paths) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        paths.forEach(path -> kinds.put(path, kind(path)));
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        Map<String, Map<String, FactorValue>> valuesOfGroup = new HashMap<>();
        Map<String, Set<Long>> seedsOfGroup = new HashMap<>();
        for (int i = 0; i < arms.runs().size(); i++) {
            FinishedRun run = arms.runs().get(i);
            arms.names().get(i).forEach((old, name) -> {
                ArmFactors own = run.result().factors(old);
                Map<String, FactorValue> values = values(name, kinds);
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
                factors.put(name, new ArmFactors(group, own.seed(), values, own.settings(), own.setup()));
            });
        }
        return Collections.unmodifiableMap(factors);
    }

    /** The kind that the values of a factor have in all runs. */
    private enum Kind {
        /** Finite numbers. */
        NUMBERS,
        /** All of one kind, as they are. */
        EQUAL,
        /** Of several kinds, so that they are written as texts. */
        TEXTS
    }

    private Kind kind(String path) {
        List<FactorValue> values = settings.values().stream()
                .flatMap(own -> Optional.ofNullable(own.get(path)).stream())
                .filter(value -> !(value instanceof FactorValue.None))
                .toList();
        if (values.stream().map(Object::getClass).distinct().count() <= 1) {
            return Kind.EQUAL;
        }
        // Earlier versions wrote a number as a text if another arm had a text for the setting.
        return values.stream().allMatch(value -> FactorValue.isNumber(value.text())) ? Kind.NUMBERS : Kind.TEXTS;
    }

    private Map<String, FactorValue> values(String arm, Map<String, Kind> kinds) {
        Map<String, FactorValue> own = settings.getOrDefault(arm, Map.of());
        Map<String, FactorValue> values = new LinkedHashMap<>();
        kinds.forEach((path, kind) ->
                Optional.ofNullable(own.get(path)).ifPresent(value -> values.put(path, of(value, kind))));
        return values;
    }

    private static FactorValue of(FactorValue value, Kind kind) {
        if (kind == Kind.EQUAL || value instanceof FactorValue.None) {
            return value;
        }
        return kind == Kind.NUMBERS
                ? FactorValue.of(Decimals.read(value.text()).orElseThrow())
                : new FactorValue.Text(value.text());
    }

    /** Returns the settings of an arm by path; the values of its factors win, as its study described them. */
    private static Map<String, FactorValue> settings(FinishedRun run, String arm) {
        ArmFactors factors = run.result().factors(arm);
        Map<String, FactorValue> settings = new LinkedHashMap<>(factors.settings());
        settings.putAll(factors.values());
        return settings;
    }

    /** Returns a number for the text of a finite number, and the text otherwise, so that 1 and 1.0 are equal. */
    private static Object comparable(FactorValue value) {
        String text = value.text();
        return FactorValue.isNumber(text) ? (Object) Decimals.read(text).orElseThrow() : text;
    }
}
