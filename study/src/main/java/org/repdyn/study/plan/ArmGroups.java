package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.SeedPart;
import org.repdyn.study.StudyKey;

/** Groups of arms that differ in the seed alone, and the seed by which the arms of a group are told apart. */
final class ArmGroups {

    private static final List<SeedPart> PARTS = List.of(SeedPart.INIT, SeedPart.VIEWS, SeedPart.DATA);

    /** Properties by which arms with equal settings are split until each arm of a group has another seed. */
    private static final List<Function<ArmPlan, Object>> SPLITS = List.of(
            arm -> withoutSeeds(arm, PARTS),
            arm -> seed(arm, SeedPart.DATA),
            arm -> seed(arm, SeedPart.VIEWS),
            ArmPlan::name);

    private ArmGroups() {}

    /**
     * Place of an arm in its group.
     *
     * @param group name of the group
     * @param seed seed that no other arm of the group has
     */
    record Place(String group, long seed) {}

    /**
     * Returns the place of each arm, by name of the arm. Two arms of a group have different seeds: arms with equal
     * settings, seeds included, are in one group only if their names without the seed are equal as well. The seed is that
     * of the initial weights, if it tells the arms of the group apart, else that of the views, else that of the data.
     *
     * @param settings settings of each arm without its seed, by name of the arm
     */
    static Map<String, Place> of(List<ArmPlan> arms, Map<String, Map<String, FactorValue>> settings) {
        Map<String, Place> places = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (List<ArmPlan> equal : split(arms, arm -> settings.getOrDefault(arm.name(), Map.of()))) {
            for (List<ArmPlan> group : distinct(equal, SPLITS)) {
                SeedPart part = distinguishing(group).orElse(SeedPart.INIT);
                String name = name(group, taken);
                taken.add(name);
                group.forEach(arm -> places.put(arm.name(), new Place(name, seed(arm, part))));
            }
        }
        return places;
    }

    /** Returns the seed of a part of the draws. */
    static long seed(ArmPlan arm, SeedPart part) {
        ArmSeeds seeds = arm.arm().seeds();
        return switch (part) {
            case DATA -> seeds.data().value();
            case VIEWS -> seeds.views().value();
            case INIT, BASE -> seeds.init().value();
        };
    }

    /** Returns the first part of the draws for which each arm has another seed. */
    private static Optional<SeedPart> distinguishing(List<ArmPlan> arms) {
        return PARTS.stream()
                .filter(part ->
                        arms.stream().map(arm -> seed(arm, part)).distinct().count() == arms.size())
                .findFirst();
    }

    /** Splits arms until one seed tells the arms of each part apart. */
    private static List<List<ArmPlan>> distinct(List<ArmPlan> arms, List<Function<ArmPlan, Object>> splits) {
        if (splits.isEmpty() || distinguishing(arms).isPresent()) {
            return List.of(arms);
        }
        List<List<ArmPlan>> parts = new ArrayList<>();
        split(arms, splits.get(0)).forEach(part -> parts.addAll(distinct(part, splits.subList(1, splits.size()))));
        return parts;
    }

    private static List<List<ArmPlan>> split(List<ArmPlan> arms, Function<ArmPlan, Object> key) {
        Map<Object, List<ArmPlan>> parts = new LinkedHashMap<>();
        arms.forEach(arm ->
                parts.computeIfAbsent(key.apply(arm), k -> new ArrayList<>()).add(arm));
        return List.copyOf(parts.values());
    }

    /**
     * Returns the first arm's name without the seeds that differ in the group; a number is appended if another group has
     * that name.
     */
    private static String name(List<ArmPlan> group, Set<String> taken) {
        List<SeedPart> differing = PARTS.stream()
                .filter(part -> group.size() == 1
                        ? group.get(0).arm().seeds().areEqual()
                        : group.stream().map(arm -> seed(arm, part)).distinct().count() > 1)
                .toList();
        String first = withoutSeeds(group.get(0), differing);
        String name = first;
        for (int number = 2; taken.contains(name); number++) {
            name = first + "-" + number;
        }
        return name;
    }

    /** Returns the name of an arm without the parts that a grid has made of seeds. */
    private static String withoutSeeds(ArmPlan arm, List<SeedPart> parts) {
        String name = arm.name();
        for (SeedPart part : parts) {
            Scalar seed = new Scalar(Long.toString(seed(arm, part)), SourceLocation.DEFAULT);
            for (String path : List.of(StudyKey.SEED.key(), part.path())) {
                String written = ParameterGrid.name("", Map.of(path, seed));
                name = name.replaceFirst(Pattern.quote(written) + "(?=-|$)", "");
            }
        }
        return name;
    }
}
