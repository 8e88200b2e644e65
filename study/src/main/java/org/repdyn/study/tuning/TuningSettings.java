package org.repdyn.study.tuning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.math3.random.HaltonSequenceGenerator;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.StudyKey;

/**
 * The value of the key {@code tune}: what is searched, by which number, and how much is tried.
 *
 * @param ranges ranges by the path of a setting, such as {@code dynamics.rate}
 * @param by observable by whose last value trials are compared, with its place in the study
 * @param smallerIsBetter true if the smallest value wins
 * @param budget number of points that are tried for each arm
 * @param seeds number of seeds for each point
 */
record TuningSettings(Map<String, TuningRange> ranges, Scalar by, boolean smallerIsBetter, int budget, int seeds) {

    private static final String BY = "by";
    private static final String ON = "on";
    private static final String BETTER = "better";
    private static final String BUDGET = "budget";
    private static final String SEEDS = "seeds";

    /** Keys that are no setting. */
    private static final List<String> KEYS = List.of(BY, ON, BETTER, BUDGET, SEEDS);

    /** The only samples on which trials are compared. */
    private static final String VALIDATION = "validation";

    private static final String LARGER = "larger";
    private static final String SMALLER = "smaller";

    /** Number of points of an arm without {@code budget}. */
    private static final int DEFAULT_BUDGET = 20;

    /** Largest number of points: more are a mistake, since each of them is a run. */
    private static final int MAX_BUDGET = 1_000;

    /** Largest number of settings: Halton sequences of more dimensions are correlated over their first thousand points. */
    private static final int MAX_SETTINGS = 10;

    TuningSettings {
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
    }

    /** Reads the value of {@code tune}; empty after an error, which is added to the problems. */
    static Optional<TuningSettings> read(Mapping given, Problems problems) {
        Problems own = new Problems();
        Map<String, ConfigValue> rest = new LinkedHashMap<>(given.entries());
        Optional<Scalar> by = readBy(given, rest, own);
        requireValidation(rest, own);
        boolean smaller = readDirection(given, rest, own).equals(SMALLER);
        int budget = whole(rest, BUDGET, DEFAULT_BUDGET, own);
        int seeds = whole(rest, SEEDS, 1, own);
        Map<String, TuningRange> ranges = readRanges(given, rest, own);
        problems.addAll(own);
        return own.isEmpty()
                ? Optional.of(new TuningSettings(ranges, by.orElseThrow(), smaller, budget, seeds))
                : Optional.empty();
    }

    private static Optional<Scalar> readBy(Mapping given, Map<String, ConfigValue> rest, Problems problems) {
        Optional<Scalar> by = Optional.ofNullable(rest.remove(BY))
                .filter(value -> text(value).isPresent())
                .map(Scalar.class::cast);
        if (by.isEmpty()) {
            problems.add(
                    given.location(),
                    "tune has no 'by'. Name the observable by which trials are compared, by: OBSERVABLE");
        }
        return by;
    }

    private static void requireValidation(Map<String, ConfigValue> rest, Problems problems) {
        Optional.ofNullable(rest.remove(ON))
                .filter(on -> !text(on).equals(Optional.of(VALIDATION)))
                .ifPresent(on -> problems.add(
                        on.location(),
                        "tune.on can only be " + VALIDATION
                                + ": a fifth of the training samples, which the trials do not train on"));
    }

    private static String readDirection(Mapping given, Map<String, ConfigValue> rest, Problems problems) {
        Optional<ConfigValue> better = Optional.ofNullable(rest.remove(BETTER));
        String direction = better.flatMap(TuningSettings::text).orElse(better.isPresent() ? "" : LARGER);
        if (!direction.equals(LARGER) && !direction.equals(SMALLER)) {
            problems.add(
                    better.map(ConfigValue::location).orElse(given.location()),
                    "tune.better is '" + direction + "'. Allowed: larger, smaller");
        }
        return direction;
    }

    /** Reads what is left after the keys of {@code tune} itself: a range for each setting that is searched. */
    private static Map<String, TuningRange> readRanges(
            Mapping given, Map<String, ConfigValue> rest, Problems problems) {
        Map<String, TuningRange> ranges = new LinkedHashMap<>();
        rest.forEach((path, range) -> {
            String key = path.split("\\.", 2)[0];
            boolean seed = key.equals(StudyKey.SEED.key());
            if (StudyKey.of(key).isEmpty()) {
                List<String> known =
                        Stream.concat(KEYS.stream(), StudyKey.keys().stream()).toList();
                problems.add(
                        range.location(),
                        "unknown key 'tune." + path + "'. " + NearestName.suggestion(key, known) + "Known: "
                                + String.join(", ", KEYS) + ", and paths of settings, such as dynamics.rate");
            } else if (seed || path.equals(StudyKey.TUNE.key())) {
                problems.add(
                        range.location(),
                        "tune cannot search '" + path + "'. Name another setting, such as dynamics.rate"
                                + (seed ? "; trials have seeds of their own, as many as tune.seeds says" : ""));
            } else {
                TuningRange.read(range, "tune." + path, problems).ifPresent(read -> ranges.put(path, read));
            }
        });
        if (rest.isEmpty()) {
            problems.add(
                    given.location(),
                    "tune names no setting. Give it at least one, such as dynamics.rate: {log: [1e-4, 1]}");
        }
        if (rest.size() > MAX_SETTINGS) {
            problems.add(
                    given.location(),
                    "tune names " + rest.size() + " settings; at most " + MAX_SETTINGS + " are allowed");
        }
        return ranges;
    }

    private static Optional<String> text(@Nullable ConfigValue value) {
        return value instanceof Scalar scalar && !scalar.text().isBlank()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private static int whole(Map<String, ConfigValue> rest, String key, int otherwise, Problems problems) {
        Optional<ConfigValue> value = Optional.ofNullable(rest.remove(key));
        if (value.isEmpty()) {
            return otherwise;
        }
        OptionalLong number = text(value.get()).map(Decimals::readWhole).orElse(OptionalLong.empty());
        if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > MAX_BUDGET) {
            problems.add(
                    value.get().location(),
                    "tune." + key + " is '" + text(value.get()).orElse("") + "'. Allowed: a whole number from 1 to "
                            + MAX_BUDGET);
            return otherwise;
        }
        return (int) number.getAsLong();
    }

    /**
     * Returns the points to try, each a value for every setting. Points of one setting are evenly spread over its range, both ends
     * included; those of several are a Halton sequence, which fills the box of all ranges evenly for any number of points, so
     * that a larger budget keeps the points of a smaller one. Equal points occur once.
     */
    List<Map<String, String>> points() {
        List<String> paths = ranges.keySet().stream().sorted().toList();
        HaltonSequenceGenerator halton = new HaltonSequenceGenerator(paths.size());
        // The first point of the sequence is a corner of the box.
        halton.skipTo(1);
        Set<Map<String, String>> points = new LinkedHashSet<>();
        for (int i = 0; i < budget; i++) {
            double[] place =
                    paths.size() == 1 ? new double[] {budget == 1 ? 0.5 : i / (budget - 1.0)} : halton.nextVector();
            Map<String, String> point = new LinkedHashMap<>();
            for (int j = 0; j < place.length; j++) {
                String path = paths.get(j);
                point.put(path, Objects.requireNonNull(ranges.get(path)).at(place[j]));
            }
            points.add(point);
        }
        return List.copyOf(points);
    }
}
