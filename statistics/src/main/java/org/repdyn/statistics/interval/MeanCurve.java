package org.repdyn.statistics.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;

/**
 * Mean over seeds of curves that can end at different times. From the time on at which one ends, for example because its
 * training diverged, the mean is over the others, and each point says over which.
 *
 * @param points the means, in the order of time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MeanCurve(List<Point> points) {

    public MeanCurve {
        Objects.requireNonNull(points, "the argument 'points' is null");
        points = List.copyOf(points);
    }

    /**
     * Mean at a time.
     *
     * @param t time
     * @param mean mean over seeds; the value of a seed is the mean over its arms
     * @param arms names of the arms that the mean is over
     */
    public record Point(double t, SeedMean mean, List<String> arms) {

        public Point {
            Objects.requireNonNull(mean, "the argument 'mean' is null");
            Objects.requireNonNull(arms, "the argument 'arms' is null");
            arms = List.copyOf(arms);
        }
    }

    /**
     * Returns the mean curve. At a time, a combination whose curves have all ended is left out, and so is a seed for which the curve of another
     * combination has ended; thus each seed has a mean over the same combinations. There is no point at a time at which a curve
     * that has not ended has no value, such as a time of another grid.
     *
     * @param interval method of the intervals
     * @param seeds for each seed the names of its arms, one for each combination of further settings, in the same order
     * @param values finite values by time, by the name of the arm; an arm without values is not a key
     * @throws IllegalArgumentException if two seeds have different numbers of arms
     */
    public static MeanCurve of(
            IntervalMethod interval, List<List<String>> seeds, Map<String, NavigableMap<Double, Double>> values) {
        int combinations = seeds.isEmpty() ? 0 : seeds.get(0).size();
        if (seeds.stream().anyMatch(seed -> seed.size() != combinations)) {
            throw new IllegalArgumentException("the seeds have different numbers of arms");
        }
        NavigableSet<Double> times = new TreeSet<>();
        NavigableSet<Double> ends = new TreeSet<>();
        for (List<String> seed : seeds) {
            for (String arm : seed) {
                if (ended(values, arm, Double.NEGATIVE_INFINITY)) {
                    continue;
                }
                NavigableMap<Double, Double> own = Objects.requireNonNull(values.get(arm));
                times.addAll(own.keySet());
                ends.add(own.lastKey());
            }
        }
        List<Point> points = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        for (double end : ends) {
            // Between two ends the same curves go on.
            List<List<String>> going = going(seeds, values, end);
            List<String> arms = going.stream().flatMap(List::stream).toList();
            for (double t : times.subSet(from, false, end, true)) {
                double[] bySeed = bySeed(going, values, t);
                SeedMeans.of(interval, bySeed).ifPresent(mean -> points.add(new Point(t, mean, arms)));
            }
            from = end;
        }
        return new MeanCurve(points);
    }

    /** Returns for each seed whose curves all reach a time the names of its arms, without combinations of which no curve does. */
    private static List<List<String>> going(
            List<List<String>> seeds, Map<String, NavigableMap<Double, Double>> values, double t) {
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < seeds.get(0).size(); c++) {
            int combination = c;
            if (seeds.stream().anyMatch(seed -> !ended(values, seed.get(combination), t))) {
                kept.add(c);
            }
        }
        return seeds.stream()
                .map(seed -> kept.stream().map(seed::get).toList())
                .filter(seed -> seed.stream().noneMatch(arm -> ended(values, arm, t)))
                .toList();
    }

    private static boolean ended(Map<String, NavigableMap<Double, Double>> values, String arm, double t) {
        NavigableMap<Double, Double> own = values.get(arm);
        return own == null || own.isEmpty() || own.lastKey() < t;
    }

    /** Returns the mean of each seed at a time; none if a curve has no value there. */
    private static double[] bySeed(
            List<List<String>> seeds, Map<String, NavigableMap<Double, Double>> values, double t) {
        double[] means = new double[seeds.size()];
        for (int s = 0; s < means.length; s++) {
            double sum = 0;
            for (String arm : seeds.get(s)) {
                Double value = Objects.requireNonNull(values.get(arm)).get(t);
                if (value == null) {
                    return new double[0];
                }
                sum += value;
            }
            means[s] = sum / seeds.get(s).size();
        }
        return means;
    }
}
