package org.repdyn.replication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.SeedPart;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Replacement of the seeds of a replication. A study can have several seeds, in arms and in grids, for independent draws.
 * They are shifted by the same number, so that different draws stay different.
 */
final class Reseeding {

    private static final String SEED = StudyKey.SEED.key();

    private Reseeding() {}

    /** Returns the seed of an override {@code seed=NUMBER}; empty if the text is another override. */
    static OptionalLong seed(String override) {
        int equals = override.indexOf('=');
        if (equals < 0 || !override.substring(0, equals).strip().equals(SEED)) {
            return OptionalLong.empty();
        }
        return number(override.substring(equals + 1).strip());
    }

    /** Returns the smallest seed of a study; 0 if it has none, as the planner assumes. */
    static long first(Study study) {
        return seeds(study).mapToLong(Long::longValue).min().orElse(0);
    }

    /** Returns the number of seeds from the smallest to the largest one of a study. */
    static long span(Study study) {
        return seeds(study).mapToLong(Long::longValue).max().orElse(0) - first(study) + 1;
    }

    /** Returns a study whose smallest seed is the given one; the others keep their distance from it. */
    static Study startingAt(long first, Study study) {
        long shift = first - first(study);
        LongUnaryOperator shifted = seed -> seed + shift;
        Map<String, Settings> arms = new LinkedHashMap<>();
        study.arms().forEach((name, settings) -> arms.put(name, changed(settings, shifted)));
        Map<String, ParameterGrid> grids = new LinkedHashMap<>();
        study.ownGrids().forEach((name, grid) -> grids.put(name, changed(grid, shifted)));
        Settings common = study.common().get(StudyKey.SEED).isPresent()
                ? changed(study.common(), shifted)
                : study.common().with(StudyKey.SEED, scalar(first, SourceLocation.COMMAND_LINE));
        return new Study(study.title(), common, arms, changed(study.grid(), shifted), grids, study.source());
    }

    private static Stream<Long> seeds(Study study) {
        Stream<Optional<ConfigValue>> settings = Stream.concat(
                        Stream.of(study.common()), study.arms().values().stream())
                .map(s -> s.get(StudyKey.SEED).map(Reseeding::base));
        Stream<ConfigValue> grids = Stream.concat(Stream.of(study.grid()), study.ownGrids().values().stream())
                .flatMap(grid ->
                        Optional.ofNullable(grid.values().get(SEED)).stream().flatMap(List::stream));
        return Stream.concat(settings.flatMap(Optional::stream), grids)
                .filter(Scalar.class::isInstance)
                .map(value -> number(((Scalar) value).text()))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong);
    }

    private static Settings changed(Settings settings, LongUnaryOperator shifted) {
        return settings.get(StudyKey.SEED)
                .filter(value -> base(value) instanceof Scalar)
                .map(value -> settings.with(StudyKey.SEED, withBase(value, changed((Scalar) base(value), shifted))))
                .orElse(settings);
    }

    /** Returns the seed of the draws without a seed of their own. */
    private static ConfigValue base(ConfigValue seed) {
        return seed instanceof Mapping parts
                ? parts.entries().getOrDefault(SeedPart.BASE.key(), scalar(0, parts.location()))
                : seed;
    }

    private static ConfigValue withBase(ConfigValue seed, Scalar base) {
        if (!(seed instanceof Mapping parts)) {
            return base;
        }
        Map<String, ConfigValue> entries = new LinkedHashMap<>(parts.entries());
        entries.put(SeedPart.BASE.key(), base);
        return new Mapping(entries, parts.location());
    }

    private static ParameterGrid changed(ParameterGrid grid, LongUnaryOperator shifted) {
        List<Scalar> seeds = new ArrayList<>();
        Optional.ofNullable(grid.values().get(SEED))
                .ifPresent(values -> values.forEach(value -> seeds.add(changed(value, shifted))));
        return seeds.isEmpty() ? grid : grid.with(SEED, seeds);
    }

    /** Returns a shifted seed; a text that is not a seed is unchanged, and the planner reports it. */
    private static Scalar changed(Scalar value, LongUnaryOperator shifted) {
        OptionalLong seed = number(value.text());
        return seed.isPresent() ? scalar(shifted.applyAsLong(seed.getAsLong()), value.location()) : value;
    }

    private static Scalar scalar(long seed, SourceLocation location) {
        return new Scalar(Long.toString(seed), location);
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
