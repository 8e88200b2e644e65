package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.SeedPart;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * The key {@code seeds}: a number of seeds, counted up from {@code seed}, or the seeds themselves; and the map {@code seed}
 * of the seeds of parts of the draws.
 */
final class Seeds {

    /** Path of the setting that the expansion of seeds gives each arm. */
    private static final String SEED = StudyKey.SEED.key();

    private final Problems problems;

    Seeds(Problems problems) {
        this.problems = problems;
    }

    /** Reads the value of the key {@code seeds}; empty after an error. */
    Optional<ConfigValue> read(ConfigValue value, String at) {
        Optional<String> error = counts(value) ? countError((Scalar) value) : SeedValues.error(value);
        error.ifPresent(message -> problems.add(
                value.location(),
                at + " is " + message + ". Allowed: a number of seeds from 1 to " + Expansion.MAX_ARMS
                        + ", such as 10, a range, such as 1..5, or a list of different whole numbers in brackets, such as"
                        + " [1, 2, 5]"));
        return error.isPresent() ? Optional.empty() : Optional.of(value);
    }

    /** Reads the map {@code seed}; empty after an error. */
    Optional<ConfigValue> readParts(Mapping parts, String at) {
        boolean valid = true;
        for (Map.Entry<String, ConfigValue> entry : parts.entries().entrySet()) {
            String path = at + "." + entry.getKey();
            if (SeedPart.of(entry.getKey()).isEmpty()) {
                problems.add(entry.getValue().location(), StudyReader.unknown(path, entry.getKey(), SeedPart.keys()));
                valid = false;
                continue;
            }
            Optional<String> error = SeedValues.error(entry.getValue());
            error.ifPresent(message -> problems.add(
                    entry.getValue().location(),
                    path + " is " + message
                            + ". Allowed: a whole number, such as 1, a range, such as 1..5, or a list of"
                            + " different whole numbers in brackets, such as [1, 2, 5]"));
            valid &= error.isEmpty();
        }
        return valid ? Optional.of(parts) : Optional.empty();
    }

    /** Returns true if a value of {@code seeds} is a number of seeds, not the seeds themselves. */
    private static boolean counts(ConfigValue value) {
        return value instanceof Scalar && !SeedValues.several(value);
    }

    private static Optional<String> countError(Scalar count) {
        OptionalLong number = Decimals.readWhole(count.text());
        return number.isPresent() && number.getAsLong() >= 1 && number.getAsLong() <= Expansion.MAX_ARMS
                ? Optional.empty()
                : Optional.of("'" + count.text() + "'");
    }

    /** Returns true if seeds of an arm or of the study replicate an arm. */
    static boolean given(Study study, String arm) {
        Settings settings = study.settings(arm);
        return settings.get(StudyKey.SEEDS).isPresent()
                || parts(settings).values().stream().anyMatch(SeedValues::several);
    }

    /** Returns settings without the key, which an expanded arm does not have. */
    static Settings without(Settings settings) {
        return settings.without(StudyKey.SEEDS);
    }

    /**
     * Returns the grid of an arm with its seeds as the last settings. A grid that sets the seed itself, and a seed that
     * is not a whole number, are returned and kept as they are; both are problems that are reported elsewhere.
     */
    static ParameterGrid grid(Study study, String arm) {
        ParameterGrid grid = withoutRanges(study.grid(arm));
        Settings settings = study.settings(arm);
        Map<String, ConfigValue> parts = parts(settings);
        for (Map.Entry<String, ConfigValue> part : parts.entrySet()) {
            String path = SEED + "." + part.getKey();
            if (SeedValues.several(part.getValue()) && !grid.paths().contains(path)) {
                grid = grid.with(path, SeedValues.of(part.getValue()));
            }
        }
        List<Scalar> seeds = values(settings);
        String path = parts.isEmpty() ? SEED : SeedPart.BASE.path();
        return seeds.isEmpty() || grid.paths().contains(SEED) || grid.paths().contains(path)
                ? grid
                : grid.with(path, seeds);
    }

    private static ParameterGrid withoutRanges(ParameterGrid grid) {
        ParameterGrid expanded = grid;
        for (Map.Entry<String, List<Scalar>> entry : grid.values().entrySet()) {
            if (entry.getKey().equals(SEED) || entry.getKey().startsWith(SEED + ".")) {
                expanded = expanded.with(
                        entry.getKey(),
                        entry.getValue().stream()
                                .flatMap(value -> SeedValues.of(value).stream())
                                .toList());
            }
        }
        return expanded;
    }

    /** Returns the seeds by part; empty if all draws have one seed. */
    private static Map<String, ConfigValue> parts(Settings settings) {
        return settings.get(StudyKey.SEED)
                .filter(Mapping.class::isInstance)
                .map(value -> ((Mapping) value).entries())
                .orElse(Map.of());
    }

    /** Returns the seed of the draws without a seed of their own; 0 if there is none. */
    private static ConfigValue base(Settings settings) {
        ConfigValue zero = new Scalar("0", SourceLocation.DEFAULT);
        return settings.get(StudyKey.SEED).filter(Scalar.class::isInstance).orElseGet(() -> parts(settings)
                .getOrDefault(SeedPart.BASE.key(), zero));
    }

    private static List<Scalar> values(Settings settings) {
        Optional<ConfigValue> given = settings.get(StudyKey.SEEDS);
        if (given.isEmpty()) {
            return List.of();
        }
        if (!counts(given.get())) {
            return SeedValues.of(given.get());
        }
        Scalar count = (Scalar) given.get();
        OptionalLong first = Decimals.readWhole(StudyYaml.inline(base(settings)));
        long number = Decimals.readWhole(count.text()).orElse(0);
        List<Scalar> seeds = new ArrayList<>();
        for (long i = 0; i < number && first.isPresent(); i++) {
            seeds.add(new Scalar(Long.toString(first.getAsLong() + i), count.location()));
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
        checkParts(settings, grid, arm);
        Optional<ConfigValue> seeds = settings.get(StudyKey.SEEDS);
        if (seeds.isEmpty()) {
            return;
        }
        Stream.of(SEED, SeedPart.BASE.path())
                .filter(grid.paths()::contains)
                .forEach(path -> problems.add(
                        seeds.get().location(),
                        "arm " + arm + " has seeds, and its grid sets " + path + " as well. Use one of them: seeds: "
                                + StudyYaml.inline(seeds.get()) + ", or grid." + path));
        checkCount(settings, arm);
        Set<String> fixed = parts(settings).keySet();
        if (fixed.containsAll(List.of(SeedPart.DATA.key(), SeedPart.VIEWS.key(), SeedPart.INIT.key()))) {
            problems.add(
                    seeds.get().location(),
                    "arm " + arm
                            + " has seeds, and its seed sets data, views and init, so that seeds would change no draw."
                            + " Leave one of these out, or give it several seeds, such as seed.init=1..5");
        }
        settings.get(StudyKey.SEED)
                .filter(seed -> !counts(seeds.get()))
                .filter(seed -> seed instanceof Scalar || fixed.contains(SeedPart.BASE.key()))
                .filter(seed -> onCommandLine(seed) || !onCommandLine(seeds.get()))
                .ifPresent(seed -> problems.add(
                        seed.location(),
                        "arm " + arm + " has the list seeds: " + StudyYaml.inline(seeds.get())
                                + ", which replaces seed "
                                + StudyYaml.inline(base(settings))
                                + ". Leave one of them out, or count from seed by a number of seeds, such as seeds=3"));
    }

    /** Adds a problem if seeds that are counted from the seed would leave the range of a {@code long}. */
    private void checkCount(Settings settings, String arm) {
        settings.get(StudyKey.SEEDS).filter(Seeds::counts).ifPresent(given -> {
            ConfigValue base = base(settings);
            OptionalLong first = Decimals.readWhole(StudyYaml.inline(base));
            OptionalLong number = Decimals.readWhole(((Scalar) given).text());
            if (first.isPresent()
                    && number.isPresent()
                    && first.getAsLong() > Long.MAX_VALUE - (number.getAsLong() - 1)) {
                problems.add(
                        base.location(),
                        "arm " + arm + " has " + number.getAsLong() + " seeds from " + first.getAsLong()
                                + " on, but the largest seed is " + Long.MAX_VALUE + ". Begin with a smaller seed");
            }
        });
    }

    /** Adds a problem if a grid contradicts the seeds by part. */
    private void checkParts(Settings settings, ParameterGrid grid, String arm) {
        Map<String, ConfigValue> parts = parts(settings);
        List<Scalar> replacing = grid.values().get(SEED);
        if (!parts.isEmpty() && replacing != null) {
            problems.add(
                    replacing.get(0).location(),
                    "arm " + arm + " has seed: " + StudyYaml.inline(new Mapping(parts, SourceLocation.DEFAULT))
                            + ", which the grid's seed would replace. Use grid." + SeedPart.BASE.path()
                            + " for the draws without a seed of their own");
        }
        parts.forEach((part, value) -> {
            if (SeedValues.several(value) && grid.paths().contains(SEED + "." + part)) {
                problems.add(
                        value.location(),
                        "arm " + arm + " has several seeds " + SEED + "." + part + ", and its grid sets them as well."
                                + " Use one of them");
            }
        });
    }

    private static boolean onCommandLine(ConfigValue value) {
        return value.location().source().equals(SourceLocation.COMMAND_LINE.source());
    }
}
