package org.repdyn.study.yaml;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;

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
        Expansion expansion = GridExpansion.of(study, own);
        problems.addAll(own);
        return expansion;
    }

    private static long addCapped(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** Returns the location of the largest grid's first value, or without a grid that of the first setting. */
    static SourceLocation location(Study study) {
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

    /** Returns for each expanded arm the name of the arm that it comes from. */
    public Map<String, String> familyByArm() {
        Map<String, String> byArm = new LinkedHashMap<>();
        families.forEach((family, arms) -> arms.forEach(arm -> byArm.put(arm, family)));
        return byArm;
    }
}
