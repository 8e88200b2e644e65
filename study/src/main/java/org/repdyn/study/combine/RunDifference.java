package org.repdyn.study.combine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.Event;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.EmbeddingPoint;
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
 * @param compared number of numbers of the first run that were compared
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunDifference(
        List<String> onlyInFirst,
        List<String> onlyInSecond,
        Map<String, String> renamed,
        List<TextDifference> settings,
        List<TextDifference> outcomes,
        List<NumberDifference> numbers,
        List<String> otherCode,
        long compared) {

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

    /** Beginning of the names of coordinates of final embeddings in their plane. */
    public static final String EMBEDDING = "embedding.";

    /** Name of the outcome that says why a run ended. */
    private static final String STOPPED = "stopped";

    /** Number in a text. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?");

    /** Value of a text that an arm does not have. */
    private static final String NONE = "none";

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
     * @param from for a trajectory, the first time at which the runs differ; otherwise empty
     * @param first number in the first run; empty if it has none
     * @param second number in the second run; empty if it has none
     * @param relative difference in the measure of the rule; infinite if one of the numbers is missing, or not finite while the other one
     *     is another number. For a trajectory, the largest one, with the numbers at that time
     */
    public record NumberDifference(
            String arm,
            String name,
            OptionalDouble from,
            OptionalDouble first,
            OptionalDouble second,
            double relative) {}

    /**
     * Compares settings, outcomes, final numbers and trajectories of two runs.
     *
     * @param tolerance largest relative difference |a − b| / max(|a|, |b|) of numbers that count as equal, at least 0
     */
    public static RunDifference of(FinishedRun first, FinishedRun second, double tolerance) {
        return new Comparison(NumberRule.relative(tolerance), false).of(first, second);
    }

    /**
     * Compares a run with its repetition: also events, the kind of collapse, the prediction, embeddings in their plane, and the numbers of
     * steps and gradients. With the tolerance 0, numbers are equal if they have the same bits. With another one, the difference of two
     * numbers is |a − b| / max(1, |a|, |b|), and embeddings, steps, gradients, the text that says why a run ended, and numbers in the
     * texts of events are not compared: on another machine a rounding error can turn the plane of the embeddings, or change a step of an
     * integrator or the gradient norm at which a minimisation ends.
     *
     * @param tolerance largest difference that counts as equal, at least 0
     */
    public static RunDifference ofRepetition(FinishedRun original, FinishedRun repeated, double tolerance) {
        return new Comparison(NumberRule.reproduction(tolerance), true).of(original, repeated);
    }

    /** Returns these differences and further ones of numbers. */
    public RunDifference with(List<NumberDifference> further) {
        List<NumberDifference> all = new ArrayList<>(numbers);
        all.addAll(further);
        return new RunDifference(onlyInFirst, onlyInSecond, renamed, settings, outcomes, all, otherCode, compared);
    }

    /** Returns true if the runs have the same arms with equal names, settings, outcomes and numbers. */
    public boolean isEmpty() {
        return renamed.isEmpty() && settings.isEmpty() && sameResults();
    }

    /** Returns true if the runs have the same arms with equal outcomes and numbers. */
    public boolean sameResults() {
        return onlyInFirst.isEmpty() && onlyInSecond.isEmpty() && outcomes.isEmpty() && numbers.isEmpty();
    }

    /**
     * Comparison of two runs.
     *
     * @param rule rule by which numbers are equal
     * @param all true if everything is compared that a repetition must have in common with its original
     */
    private record Comparison(NumberRule rule, boolean all) {

        RunDifference of(FinishedRun first, FinishedRun second) {
            Map<String, ArmResult> a = byName(first);
            Map<String, ArmResult> b = byName(second);
            ArmPairs paired = ArmPairs.of(first, second);
            Map<String, Map<String, NumberSeries>> rowsA =
                    series(first, paired.pairs().keySet());
            Map<String, Map<String, NumberSeries>> rowsB =
                    series(second, Set.copyOf(paired.pairs().values()));
            List<TextDifference> settings = new ArrayList<>();
            List<TextDifference> outcomes = new ArrayList<>();
            List<NumberDifference> numbers = new ArrayList<>();
            List<String> otherCode = new ArrayList<>();
            long compared = 0;
            for (Map.Entry<String, String> pair : paired.pairs().entrySet()) {
                String arm = pair.getKey();
                String other = pair.getValue();
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
                Map<String, Double> finals = numbers(armA);
                Map<String, NumberSeries> rows = rowsA.getOrDefault(arm, Map.of());
                numbers.addAll(differing(arm, finals, numbers(armB)));
                numbers.addAll(largest(arm, rows, rowsB.getOrDefault(other, Map.of())));
                compared += finals.size()
                        + rows.values().stream().mapToLong(NumberSeries::size).sum();
            }
            return new RunDifference(
                    List.copyOf(paired.onlyInFirst()),
                    List.copyOf(paired.onlyInSecond()),
                    paired.renamed(),
                    settings,
                    outcomes,
                    numbers,
                    otherCode,
                    compared);
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

        private Map<String, String> outcomes(ArmResult arm) {
            Map<String, String> outcomes = new HashMap<>();
            outcomes.put("status", arm.status().key());
            if (!all || rule.bits()) {
                outcomes.put(STOPPED, arm.stopped());
            }
            if (all) {
                outcomes.put("collapse", arm.collapse().map(CollapseKind::key).orElse(NONE));
                outcomes.put(
                        "prediction",
                        arm.prediction().map(theory -> theory.name()).orElse(NONE));
                outcomes.put(
                        "events",
                        arm.events().isEmpty()
                                ? NONE
                                : arm.events().stream()
                                        .map(Event::what)
                                        .map(what -> rule.bits() ? what : withoutNumbers(what))
                                        .collect(Collectors.joining(", ")));
            }
            return outcomes;
        }

        /** Returns a text such as {@code gradient norm 2.1e-9 after 40 iterations} with a mark in place of each number. */
        private static String withoutNumbers(String text) {
            return NUMBER.matcher(text).replaceAll("…");
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

        private Map<String, Double> numbers(ArmResult arm) {
            Map<String, Double> numbers = new LinkedHashMap<>();
            numbers.put("final-time", arm.finalTime());
            arm.finalLoss().ifPresent(loss -> numbers.put("final-loss", loss));
            arm.deviation().ifPresent(deviation -> numbers.put("deviation", deviation));
            numbers.putAll(arm.columns());
            numbers.putAll(arm.notes());
            if (all) {
                arm.deviationUntil().ifPresent(until -> numbers.put("deviation-until", until));
                arm.prediction().ifPresent(theory -> theory.angleRate()
                        .ifPresent(rate -> numbers.put("predicted-angle-rate", rate)));
                for (int i = 0; i < arm.events().size(); i++) {
                    numbers.put("time of event " + (i + 1), arm.events().get(i).time());
                }
            }
            if (all && rule.bits()) {
                arm.work().ifPresent(work -> {
                    numbers.put("steps", (double) work.steps());
                    numbers.put("gradients", (double) work.evaluations());
                });
            }
            return numbers;
        }

        /** Returns the numbers of trajectories and embeddings by arm and name. */
        private Map<String, Map<String, NumberSeries>> series(FinishedRun run, Set<String> wanted) {
            Map<String, Map<String, NumberSeries>> series = new LinkedHashMap<>();
            for (TrajectoryRow row : run.result().trajectory()) {
                if (wanted.contains(row.arm())) {
                    of(series, row.arm(), TRAJECTORY + row.observable())
                            .add(row.step(), row.index(), row.t(), row.value());
                }
            }
            if (all && rule.bits()) {
                for (EmbeddingPoint point : run.result().points()) {
                    if (wanted.contains(point.arm())) {
                        of(series, point.arm(), EMBEDDING + "x").add(point.sample(), 0, Double.NaN, point.x());
                        of(series, point.arm(), EMBEDDING + "y").add(point.sample(), 0, Double.NaN, point.y());
                    }
                }
            }
            return series;
        }

        private static NumberSeries of(Map<String, Map<String, NumberSeries>> series, String arm, String name) {
            return series.computeIfAbsent(arm, key -> new LinkedHashMap<>())
                    .computeIfAbsent(name, key -> new NumberSeries());
        }

        private List<NumberDifference> differing(String arm, Map<String, Double> a, Map<String, Double> b) {
            Set<String> names = new LinkedHashSet<>(a.keySet());
            names.addAll(b.keySet());
            List<NumberDifference> different = new ArrayList<>();
            for (String name : names) {
                single(a, name).largest(single(b, name), arm, name, rule).ifPresent(different::add);
            }
            return different;
        }

        private static NumberSeries single(Map<String, Double> numbers, String name) {
            NumberSeries series = new NumberSeries();
            Optional.ofNullable(numbers.get(name)).ifPresent(value -> series.add(0, 0, Double.NaN, value));
            return series;
        }

        /** Returns the largest difference of each trajectory and of each coordinate of the embeddings. */
        private List<NumberDifference> largest(String arm, Map<String, NumberSeries> a, Map<String, NumberSeries> b) {
            Set<String> names = new LinkedHashSet<>(a.keySet());
            names.addAll(b.keySet());
            NumberSeries nothing = new NumberSeries();
            List<NumberDifference> different = new ArrayList<>();
            for (String name : names) {
                a.getOrDefault(name, nothing)
                        .largest(b.getOrDefault(name, nothing), arm, name, rule)
                        .ifPresent(different::add);
            }
            return different;
        }
    }
}
