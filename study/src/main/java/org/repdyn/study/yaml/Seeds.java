package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** The key {@code seeds}: a number of seeds, counted up from {@code seed}, or a list of seeds. */
final class Seeds {

    private static final String SEED = StudyKey.SEED.key();

    private final Problems problems;

    Seeds(Problems problems) {
        this.problems = problems;
    }

    /** Reads the value of the key; empty after an error. */
    Optional<ConfigValue> read(ConfigValue value, String at) {
        Optional<String> error = value instanceof Sequence list ? listError(list) : countError(value);
        error.ifPresent(message -> problems.add(
                value.location(),
                at + " is " + message + ". Allowed: a number of seeds from 1 to " + Expansion.MAX_ARMS
                        + ", such as 10, or a list of different whole numbers in brackets, such as [1, 2, 5]"));
        return error.isPresent() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<String> countError(ConfigValue value) {
        if (!(value instanceof Scalar count)) {
            return Optional.of("a map");
        }
        OptionalLong number = Decimals.readWhole(count.text());
        return number.isPresent() && number.getAsLong() >= 1 && number.getAsLong() <= Expansion.MAX_ARMS
                ? Optional.empty()
                : Optional.of("'" + count.text() + "'");
    }

    private static Optional<String> listError(Sequence list) {
        if (list.items().isEmpty()) {
            return Optional.of("an empty list");
        }
        Set<Long> seen = new HashSet<>();
        for (ConfigValue item : list.items()) {
            OptionalLong seed =
                    item instanceof Scalar scalar ? Decimals.readWhole(scalar.text()) : OptionalLong.empty();
            if (seed.isEmpty()) {
                return Optional.of("a list with '" + StudyYaml.inline(item) + "', which is not a whole number");
            }
            if (!seen.add(seed.getAsLong())) {
                return Optional.of("a list with " + seed.getAsLong() + " twice");
            }
        }
        return Optional.empty();
    }

    /** Returns true if an arm has seeds of its own or of the study. */
    static boolean given(Study study, String arm) {
        return study.settings(arm).get(StudyKey.SEEDS).isPresent();
    }

    /** Returns settings without the key, which an expanded arm does not have. */
    static Settings without(Settings settings) {
        return settings.without(StudyKey.SEEDS);
    }

    /**
     * Returns the grid of an arm with its seeds as the last setting. A grid that sets the seed itself, and a seed that
     * is not a whole number, are returned and kept as they are; both are problems that are reported elsewhere.
     */
    static ParameterGrid grid(Study study, String arm) {
        ParameterGrid grid = study.grid(arm);
        List<Scalar> seeds = values(study.settings(arm));
        return seeds.isEmpty() || grid.values().containsKey(SEED) ? grid : grid.with(SEED, seeds);
    }

    private static List<Scalar> values(Settings settings) {
        List<Scalar> seeds = new ArrayList<>();
        ConfigValue given = settings.get(StudyKey.SEEDS).orElse(new Sequence(List.of(), SourceLocation.DEFAULT));
        if (given instanceof Sequence list) {
            list.items().forEach(item -> seeds.add((Scalar) item));
        } else if (given instanceof Scalar count) {
            OptionalLong first = settings.get(StudyKey.SEED)
                    .map(seed -> Decimals.readWhole(StudyYaml.inline(seed)))
                    .orElse(OptionalLong.of(0));
            long number = Decimals.readWhole(count.text()).orElse(0);
            for (long i = 0; i < number && first.isPresent(); i++) {
                seeds.add(new Scalar(Long.toString(first.getAsLong() + i), count.location()));
            }
        }
        return seeds;
    }

    /** Adds a problem if a grid or a seed contradicts the seeds of an arm. */
    void check(Study study, String arm) {
        ParameterGrid grid = study.grid(arm);
        Optional.ofNullable(grid.values().get(StudyKey.SEEDS.key()))
                .ifPresent(values -> problems.add(
                        values.get(0).location(),
                        "a grid cannot set seeds. Write seeds beside the grid, such as seeds: [1, 2, 5]"));
        Settings settings = study.settings(arm);
        Optional<ConfigValue> seeds = settings.get(StudyKey.SEEDS);
        if (seeds.isEmpty()) {
            return;
        }
        if (grid.values().containsKey(SEED)) {
            problems.add(
                    seeds.get().location(),
                    "arm " + arm + " has seeds, and its grid sets seed as well. Use one of them: seeds: "
                            + StudyYaml.inline(seeds.get()) + ", or grid.seed");
        }
        settings.get(StudyKey.SEED)
                .filter(seed -> seeds.get() instanceof Sequence)
                .filter(seed -> onCommandLine(seed) || !onCommandLine(seeds.get()))
                .ifPresent(seed -> problems.add(
                        seed.location(),
                        "arm " + arm + " has the list seeds: " + StudyYaml.inline(seeds.get())
                                + ", which replaces seed "
                                + StudyYaml.inline(seed)
                                + ". Leave one of them out, or count from seed by a number of seeds, such as seeds=3"));
    }

    private static boolean onCommandLine(ConfigValue value) {
        return value.location().source().equals(SourceLocation.COMMAND_LINE.source());
    }
}
