package org.repdyn.study.tuning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.study.plan.TypedSettings;

/**
 * The search of one arm, or of arms that differ in the seed alone.
 *
 * @param name name of the arms, without the seed if there are several
 * @param arms names of the arms
 * @param by observable by which trials were compared
 * @param chosen index of the chosen point
 * @param points all points, in the order in which they were tried
 * @param edges settings whose chosen value is at an end of its range
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TunedArm(String name, List<String> arms, String by, int chosen, List<Point> points, List<String> edges) {

    public TunedArm {
        arms = List.copyOf(arms);
        points = List.copyOf(points);
        edges = List.copyOf(edges);
        Objects.checkIndex(chosen, points.size());
    }

    /**
     * A point that was tried.
     *
     * @param settings values by the paths of settings
     * @param trials its trials, one for each seed; fewer if some were left out
     * @param mean mean value over the seeds; empty if one of them did not complete with a finite value
     */
    public record Point(Map<String, String> settings, List<Trial> trials, OptionalDouble mean) {
        public Point {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
            trials = List.copyOf(trials);
        }
    }

    /**
     * One run of the search.
     *
     * @param arm its name
     * @param status its outcome
     * @param value last value of the observable; empty if it has none
     */
    public record Trial(String arm, ArmStatus status, OptionalDouble value) {}

    /** Returns notices on the choice, one line each. */
    List<String> notices() {
        Point best = points.get(chosen);
        List<String> notices = new ArrayList<>();
        int seeds = best.trials().size();
        notices.add("tune: " + name + ": " + written(best.settings())
                + String.format(
                        Locale.ROOT,
                        "; %s %.4g on validation samples, %s",
                        by,
                        best.mean().orElseThrow(),
                        points.size() == 1 ? "the only point" : "the best of " + points.size() + " points")
                + (seeds > 1 ? " with " + seeds + " seeds each" : ""));
        for (String edge : edges) {
            notices.add("tune: " + name + ": " + edge
                    + " is at the end of its range; a wider range may hold a better value");
        }
        long failed = points.stream().filter(point -> point.mean().isEmpty()).count();
        if (failed > 0) {
            notices.add("tune: " + name + ": " + failed + " of " + points.size()
                    + " points do not count, because a trial did not complete: "
                    + String.join(
                            "; ",
                            points.stream()
                                    .filter(point -> point.mean().isEmpty())
                                    .limit(MAX_LISTED)
                                    .map(point -> written(point.settings()))
                                    .toList())
                    + (failed > MAX_LISTED ? "; and more" : ""));
        }
        return notices;
    }

    /** Largest number of points that a notice names; the provenance of the run has all. */
    private static final int MAX_LISTED = 5;

    private static String written(Map<String, String> settings) {
        return String.join(
                ", ",
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .toList());
    }

    /** Returns the search as nested maps and lists, for the provenance of a run. */
    Map<String, Object> provenance() {
        Map<String, Object> search = new LinkedHashMap<>();
        search.put(RecordedSearches.ARMS, arms);
        search.put("by", by);
        search.put(RecordedSearches.CHOSEN, typed(points.get(chosen).settings()));
        search.put("points", points.stream().map(TunedArm::provenance).toList());
        return search;
    }

    private static Map<String, Object> typed(Map<String, String> settings) {
        Map<String, Object> typed = new LinkedHashMap<>();
        settings.forEach((path, text) -> typed.put(path, TypedSettings.inferred(text)));
        return typed;
    }

    private static Map<String, Object> provenance(Point point) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("settings", typed(point.settings()));
        point.mean().ifPresent(mean -> entry.put("mean", mean));
        entry.put(
                "values",
                point.trials().stream()
                        .map(trial -> trial.value().isPresent() ? trial.value().getAsDouble() : "none")
                        .toList());
        entry.put(
                "statuses",
                point.trials().stream().map(trial -> trial.status().key()).toList());
        return entry;
    }
}
