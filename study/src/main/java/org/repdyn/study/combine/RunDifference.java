package org.repdyn.study.combine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Differences of two finished runs, arm by arm: arms of one name are compared, and of the others those with equal settings, apart from
 * observables. Wall times, names of runs and the order of arms are not compared. An arm has its name in the first run.
 *
 * @param onlyInFirst arms that only the first run has
 * @param onlyInSecond arms that only the second run has
 * @param renamed name in the second run of each arm with equal settings that has another name there
 * @param settings settings that differ, by arm
 * @param outcomes outcomes that differ, such as the status, by arm
 * @param numbers numbers that differ, by arm: final values under their names, trajectories under {@code
 *     trajectory.OBSERVABLE}
 * @param otherCode arms with equal settings whose identifiers differ: data, code, Java or processor differ
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunDifference(
        List<String> onlyInFirst,
        List<String> onlyInSecond,
        Map<String, String> renamed,
        List<TextDifference> settings,
        List<TextDifference> outcomes,
        List<NumberDifference> numbers,
        List<String> otherCode) {

    public RunDifference {
        onlyInFirst = List.copyOf(onlyInFirst);
        onlyInSecond = List.copyOf(onlyInSecond);
        renamed = Collections.unmodifiableMap(new LinkedHashMap<>(renamed));
        settings = List.copyOf(settings);
        outcomes = List.copyOf(outcomes);
        numbers = List.copyOf(numbers);
        otherCode = List.copyOf(otherCode);
    }

    /** Beginning of the names of numbers of trajectories; the observable follows. */
    public static final String TRAJECTORY = "trajectory.";

    /**
     * Two texts that differ.
     *
     * @param arm name of the arm
     * @param name path of the setting, or name of the outcome
     * @param first text in the first run; empty if it has none
     * @param second text in the second run; empty if it has none
     */
    public record TextDifference(String arm, String name, Optional<String> first, Optional<String> second) {}

    /**
     * Two numbers that differ.
     *
     * @param arm name of the arm
     * @param name name of the number
     * @param first number in the first run; empty if it has none
     * @param second number in the second run; empty if it has none
     * @param relative |a − b| / max(|a|, |b|), in [0, 2]; infinite if one of the numbers is missing or not finite. For a
     *     trajectory, the largest one, with the numbers at that time
     */
    public record NumberDifference(
            String arm, String name, OptionalDouble first, OptionalDouble second, double relative) {}

    /**
     * Compares two runs.
     *
     * @param tolerance largest relative difference of numbers that count as equal, at least 0
     */
    public static RunDifference of(FinishedRun first, FinishedRun second, double tolerance) {
        Map<String, ArmResult> a = byName(first);
        Map<String, ArmResult> b = byName(second);
        ArmPairs paired = ArmPairs.of(first, second);
        Map<String, Map<String, Double>> rowsA =
                trajectories(first, paired.pairs().keySet());
        Map<String, Map<String, Double>> rowsB =
                trajectories(second, Set.copyOf(paired.pairs().values()));
        List<TextDifference> settings = new ArrayList<>();
        List<TextDifference> outcomes = new ArrayList<>();
        List<NumberDifference> numbers = new ArrayList<>();
        List<String> otherCode = new ArrayList<>();
        paired.pairs().forEach((arm, other) -> {
            ArmResult armA = Objects.requireNonNull(a.get(arm));
            ArmResult armB = Objects.requireNonNull(b.get(other));
            List<TextDifference> own = texts(
                    arm,
                    joined(first.settings(arm).values()),
                    joined(second.settings(other).values()));
            settings.addAll(own);
            boolean sameId = first.id(arm).equals(second.id(other));
            if (own.isEmpty()
                    && !sameId
                    && first.id(arm).isPresent()
                    && second.id(other).isPresent()) {
                otherCode.add(arm);
            }
            outcomes.addAll(texts(arm, outcomes(armA), outcomes(armB)));
            numbers.addAll(numbers(arm, numbers(armA), numbers(armB), tolerance));
            numbers.addAll(largest(
                    numbers(arm, rowsA.getOrDefault(arm, Map.of()), rowsB.getOrDefault(other, Map.of()), tolerance)));
        });
        return new RunDifference(
                List.copyOf(paired.onlyInFirst()),
                List.copyOf(paired.onlyInSecond()),
                paired.renamed(),
                settings,
                outcomes,
                numbers,
                otherCode);
    }

    /** Returns true if the runs have the same arms with equal names, settings, outcomes and numbers. */
    public boolean isEmpty() {
        return onlyInFirst.isEmpty()
                && onlyInSecond.isEmpty()
                && renamed.isEmpty()
                && settings.isEmpty()
                && outcomes.isEmpty()
                && numbers.isEmpty();
    }

    private static Map<String, ArmResult> byName(FinishedRun run) {
        Map<String, ArmResult> arms = new LinkedHashMap<>();
        run.result().arms().forEach(arm -> arms.put(arm.name(), arm));
        return arms;
    }

    private static Map<String, String> joined(Map<String, List<String>> settings) {
        Map<String, String> joined = new LinkedHashMap<>();
        settings.forEach((path, values) -> joined.put(path, String.join(", ", values)));
        return joined;
    }

    private static Map<String, String> outcomes(ArmResult arm) {
        return Map.of("status", arm.status().key(), "stopped", arm.stopped());
    }

    private static List<TextDifference> texts(String arm, Map<String, String> a, Map<String, String> b) {
        Set<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        List<TextDifference> different = new ArrayList<>();
        for (String name : names) {
            Optional<String> first = Optional.ofNullable(a.get(name));
            Optional<String> second = Optional.ofNullable(b.get(name));
            if (!first.equals(second)) {
                different.add(new TextDifference(arm, name, first, second));
            }
        }
        return different;
    }

    private static Map<String, Double> numbers(ArmResult arm) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("final-time", arm.finalTime());
        arm.finalLoss().ifPresent(loss -> numbers.put("final-loss", loss));
        arm.deviation().ifPresent(deviation -> numbers.put("deviation", deviation));
        numbers.putAll(arm.columns());
        numbers.putAll(arm.notes());
        return numbers;
    }

    /** Returns the numbers of trajectories by arm; the name of each is its observable, step and component. */
    private static Map<String, Map<String, Double>> trajectories(FinishedRun run, Set<String> wanted) {
        Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
        for (TrajectoryRow row : run.result().trajectory()) {
            if (wanted.contains(row.arm())) {
                rows.computeIfAbsent(row.arm(), arm -> new LinkedHashMap<>())
                        .put(TRAJECTORY + row.observable() + " " + row.step() + " " + row.index(), row.value());
            }
        }
        return rows;
    }

    private static List<NumberDifference> numbers(
            String arm, Map<String, Double> a, Map<String, Double> b, double tolerance) {
        Set<String> names = new LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        List<NumberDifference> different = new ArrayList<>();
        for (String name : names) {
            OptionalDouble first = number(a, name);
            OptionalDouble second = number(b, name);
            double relative = first.isPresent() && second.isPresent()
                    ? relative(first.getAsDouble(), second.getAsDouble())
                    : Double.POSITIVE_INFINITY;
            if (relative > tolerance) {
                different.add(new NumberDifference(arm, name, first, second, relative));
            }
        }
        return different;
    }

    private static OptionalDouble number(Map<String, Double> numbers, String name) {
        Double value = numbers.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static double relative(double a, double b) {
        if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
            return 0;
        }
        double scale = Math.max(Math.abs(a), Math.abs(b));
        // Division by the scale first: the difference of two large numbers of opposite sign can overflow.
        double relative = Math.abs(a / scale - b / scale);
        return Double.isFinite(relative) ? relative : Double.POSITIVE_INFINITY;
    }

    /** Returns the largest difference of each observable, whose name is the part before the first blank. */
    private static List<NumberDifference> largest(List<NumberDifference> rows) {
        Map<String, NumberDifference> largest = new LinkedHashMap<>();
        for (NumberDifference row : rows) {
            String name = row.name().substring(0, row.name().indexOf(' '));
            NumberDifference named = new NumberDifference(row.arm(), name, row.first(), row.second(), row.relative());
            largest.merge(name, named, (old, other) -> other.relative() > old.relative() ? other : old);
        }
        return List.copyOf(largest.values());
    }
}
