package org.repdyn.study.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.SettingAssignment;

/**
 * Arms that differ in the seed alone, with the search that they share.
 *
 * @param name name of the first of them
 * @param arms their names
 * @param settings their settings, inherited ones included, without {@code tune}
 * @param tuning what is searched
 * @param points points that are tried: values by the paths of settings
 */
record TuningGroup(
        String name, List<String> arms, Settings settings, TuningSettings tuning, List<Map<String, String>> points) {

    /** Returns the name of a trial. */
    String trial(int point, int seed) {
        return name + "-trial" + (point + 1) + "-seed" + (seed + 1);
    }

    /** Returns the names of all trials. */
    Stream<String> trials() {
        return IntStream.range(0, points.size()).boxed().flatMap(point -> IntStream.range(0, tuning.seeds())
                .mapToObj(seed -> trial(point, seed)));
    }

    /**
     * Returns the settings of a point as assignments.
     *
     * @param study study of the arms, whose key {@code tune} mistakes are reported at
     */
    List<SettingAssignment> assignments(int point, Study study) {
        SourceLocation place = study.settings(arms.get(0)).place(StudyKey.TUNE, name);
        return points.get(point).entrySet().stream()
                .map(entry -> new SettingAssignment(entry.getKey(), new Scalar(entry.getValue(), place)))
                .toList();
    }

    /**
     * Returns settings of an arm with the values of a point; mistakes in the paths are added to {@code problems}.
     *
     * @param study study of the arms
     */
    Settings withPoint(Settings without, int point, Study study, Problems problems) {
        Settings set = without;
        Study bare = new Study("", Settings.NONE, Map.of());
        for (SettingAssignment assignment : assignments(point, study)) {
            set = assignment.assign(bare, set, problems);
        }
        return set;
    }

    /** Returns the results of all points, in their order. */
    List<TunedArm.Point> tried(Map<String, ArmResult> results) {
        List<TunedArm.Point> tried = new ArrayList<>();
        for (int point = 0; point < points.size(); point++) {
            List<TunedArm.Trial> trials = new ArrayList<>();
            for (int seed = 0; seed < tuning.seeds(); seed++) {
                ArmResult result = results.get(trial(point, seed));
                if (result != null) {
                    OptionalDouble value = result.column(tuning.by().text());
                    trials.add(new TunedArm.Trial(result.name(), result.status(), value));
                }
            }
            tried.add(new TunedArm.Point(points.get(point), trials, mean(trials)));
        }
        return tried;
    }

    /** Returns the mean over the seeds; empty if a trial is missing, or did not complete with a finite value. */
    private OptionalDouble mean(List<TunedArm.Trial> trials) {
        boolean counts = trials.size() == tuning.seeds()
                && trials.stream()
                        .allMatch(trial -> trial.status() == ArmStatus.COMPLETED
                                && trial.value().isPresent()
                                && Double.isFinite(trial.value().getAsDouble()));
        return counts
                ? trials.stream()
                        .mapToDouble(trial -> trial.value().getAsDouble())
                        .average()
                : OptionalDouble.empty();
    }

    /** Returns the index of the first point with the best mean; empty if no point has one. */
    OptionalInt best(List<TunedArm.Point> tried) {
        Comparator<Integer> byMean =
                Comparator.comparingDouble(point -> tried.get(point).mean().orElseThrow());
        // The minimum of a stream is the first one of several.
        return IntStream.range(0, tried.size())
                .filter(point -> tried.get(point).mean().isPresent())
                .boxed()
                .min(tuning.smallerIsBetter() ? byMean : byMean.reversed())
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /**
     * Returns the reason why no point was chosen: that of its trials if none was valid.
     *
     * @param refused reasons of trials that were not valid, by their names
     */
    String noChoice(List<TunedArm.Point> tried, Map<String, String> refused) {
        Optional<String> reason =
                trials().map(refused::get).filter(Objects::nonNull).findFirst();
        return tried.stream().allMatch(point -> point.trials().isEmpty()) && reason.isPresent()
                ? reason.get()
                : "no point of its search completed with a value of "
                        + tuning.by().text() + " for all its seeds";
    }

    /** Returns the settings whose chosen value is at an end of its range. */
    List<String> edges(int chosen) {
        return points.get(chosen).entrySet().stream()
                .filter(entry -> Objects.requireNonNull(tuning.ranges().get(entry.getKey()))
                        .isEdge(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
