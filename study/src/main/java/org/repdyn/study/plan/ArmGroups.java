package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.StudyKey;

/** Groups of arms that differ in the seed alone. */
final class ArmGroups {

    private ArmGroups() {}

    /**
     * Returns the name of the group of each arm, by name of the arm. Two arms of a group have different seeds: arms with
     * equal settings, seeds included, are in one group only if their names without the seed are equal as well.
     *
     * @param settings settings of each arm without its seed, by name of the arm
     */
    static Map<String, String> of(List<ArmPlan> arms, Map<String, Map<String, String>> settings) {
        Map<String, String> groups = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (List<ArmPlan> equal : split(arms, arm -> settings.getOrDefault(arm.name(), Map.of()))) {
            for (List<ArmPlan> group : distinct(equal, List.of(ArmGroups::withoutSeed, ArmPlan::name))) {
                String name = name(group, taken);
                taken.add(name);
                group.forEach(arm -> groups.put(arm.name(), name));
            }
        }
        return groups;
    }

    /** Splits arms until no two of a part have the same seed. */
    private static List<List<ArmPlan>> distinct(List<ArmPlan> arms, List<Function<ArmPlan, Object>> keys) {
        long seeds = arms.stream().map(arm -> arm.arm().seed()).distinct().count();
        if (seeds == arms.size() || keys.isEmpty()) {
            return List.of(arms);
        }
        List<List<ArmPlan>> parts = new ArrayList<>();
        split(arms, keys.get(0)).forEach(part -> parts.addAll(distinct(part, keys.subList(1, keys.size()))));
        return parts;
    }

    private static List<List<ArmPlan>> split(List<ArmPlan> arms, Function<ArmPlan, Object> key) {
        Map<Object, List<ArmPlan>> parts = new LinkedHashMap<>();
        arms.forEach(arm ->
                parts.computeIfAbsent(key.apply(arm), k -> new ArrayList<>()).add(arm));
        return List.copyOf(parts.values());
    }

    /** Returns the first arm's name without its seed; a number is appended if another group has that name. */
    private static String name(List<ArmPlan> group, Set<String> taken) {
        String first = withoutSeed(group.get(0));
        String name = first;
        for (int number = 2; taken.contains(name); number++) {
            name = first + "-" + number;
        }
        return name;
    }

    /** Returns the name of an arm without the part that a grid has made of its seed. */
    private static String withoutSeed(ArmPlan arm) {
        String seed = Long.toString(arm.arm().seed().value());
        String part = ParameterGrid.name("", Map.of(StudyKey.SEED.key(), new Scalar(seed, SourceLocation.DEFAULT)));
        return arm.name().replaceFirst(Pattern.quote(part) + "(?=-|$)", "");
    }
}
