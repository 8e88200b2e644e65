package org.repdyn.statistics.aggregate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.internal.Samples;
import org.repdyn.statistics.interval.Bootstrap;
import org.repdyn.statistics.interval.Estimate;
import org.repdyn.statistics.interval.PercentileInterval;

/**
 * Scores of one arm: for each dataset its values over seeds. Intervals are percentile intervals of a bootstrap that
 * resamples the seeds of each dataset for itself (Agarwal et al. 2021, section 4.1).
 *
 * @param datasets values of each dataset
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Scores(List<double[]> datasets) {

    /** Copies the values. */
    public Scores {
        datasets = datasets.stream().map(double[]::clone).toList();
    }

    /** Returns the values of each dataset, in new arrays. */
    @Override
    public List<double[]> datasets() {
        return datasets.stream().map(double[]::clone).toList();
    }

    /**
     * Returns the interquartile mean of all values of all datasets, the mean of the middle half: the ⌊n/4⌋ least and
     * the ⌊n/4⌋ largest of n values are left out. Undefined if a dataset has fewer than two seeds, a value is not
     * finite, or all values of each dataset are equal.
     *
     * @param level level of confidence
     * @param bootstrap number and seed of the resamples
     */
    public Outcome<Estimate> interquartileMean(double level, Bootstrap bootstrap) {
        String name = "interquartile mean with interval";
        Optional<String> objection = objection(name).or(() -> equality(name));
        return objection.isPresent()
                ? Outcome.undefined(objection.get())
                : Outcome.of(new Estimate(
                        interquartileMean(datasets),
                        PercentileInterval.of(bootstrap.stratified(datasets, Scores::interquartileMean), level),
                        size()));
    }

    /**
     * Returns the performance profile at a threshold: the share of seeds above it, averaged over the datasets (Agarwal
     * et al. 2021, equation 2). The interval has length 0 if all seeds are on one side of the threshold. Undefined if a
     * dataset has fewer than two seeds, or a value is not finite.
     *
     * @param threshold τ
     * @param level level of confidence
     * @param bootstrap number and seed of the resamples
     */
    public Outcome<Estimate> profile(double threshold, double level, Bootstrap bootstrap) {
        Optional<String> objection = objection("performance profile with interval");
        return objection.isPresent()
                ? Outcome.undefined(objection.get())
                : Outcome.of(new Estimate(
                        share(datasets, threshold),
                        PercentileInterval.of(bootstrap.stratified(datasets, all -> share(all, threshold)), level),
                        size()));
    }

    /**
     * Returns the probability that a run of this arm is above a run of another on the same dataset, where equal runs
     * count half, averaged over the datasets (Agarwal et al. 2021, section 4.3). The interval has length 0 if no run of
     * one arm is as good as any of the other. Undefined if the arms have different numbers of datasets, a dataset has
     * fewer than two seeds, or a value is not finite.
     *
     * @param other scores of the other arm on the same datasets, in the same order
     * @param level level of confidence
     * @param bootstrap number and seed of the resamples
     */
    public Outcome<Estimate> probabilityOfImprovement(Scores other, double level, Bootstrap bootstrap) {
        int m = datasets.size();
        String name = "probability of improvement with interval";
        if (other.datasets.size() != m) {
            return Outcome.undefined("arms with " + m + " and " + other.datasets.size() + " datasets: no " + name
                    + "; it needs the same datasets for both");
        }
        Optional<String> objection = objection(name).or(() -> other.objection(name));
        if (objection.isPresent()) {
            return Outcome.undefined(objection.get());
        }
        List<double[]> both =
                Stream.concat(datasets.stream(), other.datasets.stream()).toList();
        double[] resampled = bootstrap.stratified(both, all -> improvement(all.subList(0, m), all.subList(m, 2 * m)));
        return Outcome.of(new Estimate(
                improvement(datasets, other.datasets),
                PercentileInterval.of(resampled, level),
                Math.min(size(), other.size())));
    }

    private Optional<String> objection(String statistic) {
        return datasets.isEmpty()
                ? Optional.of("no dataset: no " + statistic)
                : datasets.stream()
                        .flatMap(values -> Samples.objection(values, 2, statistic).stream())
                        .findFirst();
    }

    /** Returns the reason if all values of each dataset are equal; empty if one dataset has a spread. */
    private Optional<String> equality(String statistic) {
        boolean equal = datasets.stream()
                .allMatch(values -> Samples.equality(values, statistic).isPresent());
        return equal
                ? Optional.of("all seeds of each dataset gave the same value: no " + statistic
                        + ", because values without spread say nothing about other seeds")
                : Optional.empty();
    }

    private int size() {
        return datasets.stream().mapToInt(values -> values.length).sum();
    }

    private static double interquartileMean(List<double[]> datasets) {
        double[] all =
                datasets.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
        int cut = all.length / 4;
        return Samples.mean(Arrays.copyOfRange(all, cut, all.length - cut));
    }

    private static double share(List<double[]> datasets, double threshold) {
        return datasets.stream()
                        .mapToDouble(values ->
                                Arrays.stream(values).filter(v -> v > threshold).count() / (double) values.length)
                        .sum()
                / datasets.size();
    }

    private static double improvement(List<double[]> first, List<double[]> second) {
        double sum = 0;
        for (int m = 0; m < first.size(); m++) {
            double wins = 0;
            for (double x : first.get(m)) {
                for (double y : second.get(m)) {
                    wins += x > y ? 1 : x == y ? 0.5 : 0;
                }
            }
            sum += wins / ((double) first.get(m).length * second.get(m).length);
        }
        return sum / first.size();
    }
}
