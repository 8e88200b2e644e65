package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * A study whose grids and seeds have been expanded into arms.
 *
 * @param study the expanded study, without grids and without the key {@code seeds}
 * @param families the names of the expanded arms, in order, by the name of the arm they come from; an arm without a
 *     grid and without seeds is its own only member
 * @param optional names of the arms that are left out if they are not valid
 * @param skipped combinations that were left out because a setting of the grid does not fit them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Expansion(
        Study study, Map<String, List<String>> families, Set<String> optional, List<SkippedArm> skipped) {

    public Expansion {
        families = Collections.unmodifiableMap(new LinkedHashMap<>(families));
        optional = Set.copyOf(optional);
        skipped = List.copyOf(skipped);
    }

    /** Creates an expansion that leaves out no arm. */
    public Expansion(Study study, Map<String, List<String>> families) {
        this(study, families, Set.of(), List.of());
    }

    /**
     * Largest number of arms that grids may be expanded into. A plan and a resolved study of so many arms fit into
     * memory; a larger number is most likely a grid with too many settings.
     */
    static final int MAX_ARMS = 10_000;

    /** Number of arms of a study with too many in which further mistakes are looked for. */
    private static final int CHECKED_ARMS = 100;

    /**
     * Expands the grids and the seeds of a study. Errors in them are added to {@code problems}; a study that would have
     * more than {@value #MAX_ARMS} arms is returned without its grids and seeds, and with its first {@value #CHECKED_ARMS} arms.
     */
    public static Expansion of(Study study, Problems problems) {
        long arms = study.arms().keySet().stream()
                .mapToLong(arm -> Seeds.grid(study, arm).size())
                .reduce(0, Expansion::addCapped);
        if (arms > MAX_ARMS) {
            boolean replicated = study.arms().keySet().stream().anyMatch(arm -> Seeds.given(study, arm));
            boolean gridless = study.arms().keySet().stream()
                    .allMatch(arm -> Seeds.grid(study, arm).isEmpty());
            problems.add(
                    location(study),
                    gridless
                            ? "the study has " + arms + " arms; at most " + MAX_ARMS + " are allowed. Divide it into"
                                    + " several studies"
                            : "the grid has " + (arms == Long.MAX_VALUE ? "more than 9·10¹⁸" : arms) + " combinations"
                                    + (replicated ? ", seeds included" : "") + "; at most "
                                    + MAX_ARMS
                                    + " are allowed. Give fewer values, or run parts of the grid one after the other");
            Map<String, Settings> checked = new LinkedHashMap<>();
            Map<String, List<String>> families = new LinkedHashMap<>();
            study.arms().entrySet().stream().limit(CHECKED_ARMS).forEach(arm -> {
                checked.put(arm.getKey(), Seeds.without(arm.getValue()));
                families.put(arm.getKey(), List.of(arm.getKey()));
            });
            return new Expansion(study.withoutGrids(Seeds.without(study.common()), checked), families);
        }
        // An error in the grid occurs once for each expanded arm and is reported once.
        Problems own = Problems.distinct();
        study.arms().keySet().forEach(arm -> new Seeds(own).check(study, arm));
        Expansion expansion = expand(study, own);
        problems.addAll(own);
        return expansion;
    }

    private static long addCapped(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** Returns the location of the largest grid's first value, or without a grid that of the first setting. */
    private static SourceLocation location(Study study) {
        return study.arms().keySet().stream()
                .map(arm -> Seeds.grid(study, arm))
                .max(Comparator.comparingLong(ParameterGrid::size))
                .flatMap(grid -> Stream.concat(
                                grid.values().values().stream(),
                                grid.zipped().stream().flatMap(together -> together.values().stream()))
                        .findFirst())
                .map(values -> values.get(0).location())
                .or(() -> Stream.concat(Stream.of(study.common()), study.arms().values().stream())
                        .flatMap(settings -> settings.values().values().stream())
                        .map(ConfigValue::location)
                        .findFirst())
                .orElse(SourceLocation.COMMAND_LINE);
    }

    private static Expansion expand(Study study, Problems problems) {
        Map<String, Settings> arms = new LinkedHashMap<>();
        Map<String, List<Scalar>> origins = new HashMap<>();
        Map<String, List<String>> families = new LinkedHashMap<>();
        Set<String> optional = new LinkedHashSet<>();
        List<SkippedArm> skipped = new ArrayList<>();
        for (String arm : study.arms().keySet()) {
            List<String> family = new ArrayList<>();
            ParameterGrid grid = Seeds.grid(study, arm);
            refuseTuned(study.settings(arm), grid, problems);
            List<Map<String, Scalar>> points = grid.points();
            Map<Map<String, Object>, String> names = new HashMap<>();
            if (points.isEmpty()) {
                problems.add(
                        location(study),
                        "the grid of arm " + arm + " excludes all its combinations. Exclude fewer, or remove the arm");
            }
            List<String> ofPoints = ParameterGrid.names(arm, points);
            for (int i = 0; i < points.size(); i++) {
                Map<String, Scalar> point = points.get(i);
                String name = ofPoints.get(i);
                Problems ofPoint = new Problems();
                Settings settings = Seeds.without(settings(study, arm, point, ofPoint));
                if (grid.skipInvalid() && !ofPoint.isEmpty()) {
                    skipped.add(new SkippedArm(name, reason(ofPoint.toList())));
                    continue;
                }
                ofPoint.toList().forEach(problem -> problems.add(problem.location(), problem.message()));
                if (grid.skipInvalid()) {
                    optional.add(name);
                }
                arms.put(name, settings);
                List<Scalar> values = List.copyOf(point.values());
                List<Scalar> before = origins.put(name, values);
                String same = names.putIfAbsent(ParameterGrid.meaning(point), name);
                if (before != null) {
                    // Names of arms in a study differ, so that a grid made this arm or the other one.
                    problems.add(
                            last(values.isEmpty() ? before : values).location(),
                            family.contains(name)
                                    ? "the grid makes two arms named '" + name
                                            + "'. Give each value once, or rename an arm"
                                    : "the grid makes an arm named '" + name
                                            + "', which is the name of another arm as well. Rename one of the arms");
                } else if (same != null) {
                    problems.add(
                            last(values).location(),
                            "the grid gives the arms " + same + " and " + name
                                    + " the same values. Give each value once");
                }
                family.add(name);
            }
            families.put(arm, List.copyOf(family));
        }
        if (arms.isEmpty()) {
            noneIsValid(skipped, problems);
        }
        return new Expansion(study.withoutGrids(Seeds.without(study.common()), arms), families, optional, skipped);
    }

    /** Adds a problem for each setting that a search would choose in place of the values of a grid. */
    private static void refuseTuned(Settings settings, ParameterGrid grid, Problems problems) {
        settings.get(StudyKey.TUNE)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .ifPresent(tune -> tune.entries().forEach((path, range) -> {
                    if (grid.paths().contains(path)) {
                        problems.add(
                                range.location(),
                                "tune searches " + path
                                        + ", and the grid sets it as well. Leave it out of one of them");
                    }
                }));
    }

    /** Returns the reason for which an arm is left out, in one line. */
    public static String reason(List<Problem> problems) {
        return problems.stream().map(Problem::message).distinct().collect(Collectors.joining("; "));
    }

    /** Adds the problem that every combination of a study was left out, with the reasons. */
    public static void noneIsValid(List<SkippedArm> skipped, Problems problems) {
        skipped.stream()
                .map(SkippedArm::reason)
                .distinct()
                .forEach(reason -> problems.add(
                        SourceLocation.COMMAND_LINE,
                        "no combination of the grid is valid, so " + GridReader.SKIP_INVALID
                                + " would leave out all arms: " + reason));
    }

    private static Settings settings(Study study, String arm, Map<String, Scalar> point, Problems problems) {
        Settings own = Objects.requireNonNull(study.arms().get(arm));
        // A whole value, such as a plugin or the seed, replaces its parts, so that it is set before them.
        List<Map.Entry<String, Scalar>> wholesFirst = point.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> SettingPath.parts(entry.getKey()).size()))
                .toList();
        for (Map.Entry<String, Scalar> entry : wholesFirst) {
            own = new SettingAssignment(entry.getKey(), entry.getValue()).assign(study, own, problems);
        }
        return own;
    }

    private static Scalar last(List<Scalar> values) {
        return values.get(values.size() - 1);
    }

    /** Returns for each expanded arm the name of the arm that it comes from. */
    public Map<String, String> familyByArm() {
        Map<String, String> byArm = new LinkedHashMap<>();
        families.forEach((family, arms) -> arms.forEach(arm -> byArm.put(arm, family)));
        return byArm;
    }
}
