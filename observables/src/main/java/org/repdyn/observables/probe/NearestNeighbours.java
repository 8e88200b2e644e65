package org.repdyn.observables.probe;

import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.problem.ExceptionText;

/**
 * Held-out accuracy of a majority vote among the nearest training samples. Among classes with the same number of votes the
 * one with the nearest member wins; among equal distances the earlier sample is nearer. The accuracy does not change when
 * the embeddings are scaled or rotated.
 *
 * <p>The default distance is Euclidean: samples of a representation of rank one differ only in their factor of one vector, which
 * the cosine would remove, so that rounding in the other dimensions would decide. Distances below the rounding error of the
 * embeddings count as zero.
 */
final class NearestNeighbours implements Observable {

    /** Unit in the last place of 1. */
    private static final double EPSILON = 0x1p-52;
    /** Assumed rounding error of a coordinate, in units of {@link #EPSILON}; a coordinate is a sum over the input dimension. */
    private static final double ROUNDINGS = 64;

    private final KnnOptions options;

    NearestNeighbours(KnnOptions options) {
        this.options = options;
    }

    @Override
    public Schedule schedule() {
        return options.every().isPresent() ? Schedule.EVERY_TIME : Schedule.AT_THE_END;
    }

    @Override
    public int every() {
        return options.every().orElse(1);
    }

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return LabelledSplit.objection(evaluation);
    }

    @Override
    public double[] observe(Observation observation) {
        try {
            return new double[] {accuracy(LabelledSplit.of(observation))};
        } catch (ArithmeticException undefined) {
            // The embeddings are not finite.
            return new double[0];
        }
    }

    private double accuracy(LabelledSplit split) {
        double[][] points = points(split.features());
        int[] classes = split.classes();
        int count = Math.min(options.neighbours(), split.trainSize());
        double[] distances = new double[count];
        int[] nearest = new int[count];
        int correct = 0;
        for (int i = split.trainSize(); i < points.length; i++) {
            findNearest(points, split.trainSize(), i, distances, nearest);
            correct += vote(split.labels(), classes, nearest) == split.labels()[i] ? 1 : 0;
        }
        return (double) correct / split.heldOutSize();
    }

    /** Returns one array per sample; for the cosine, nonzero rows are divided by their norms. */
    private double[][] points(R064Store features) {
        double[][] points = features.toRawCopy2D();
        if (options.metric() == KnnOptions.Metric.COSINE) {
            for (double[] point : points) {
                double largest = Arrays.stream(point).map(Math::abs).max().orElse(0);
                if (largest > 0) {
                    double norm = 0;
                    for (double x : point) {
                        norm += x / largest * (x / largest);
                    }
                    norm = Math.sqrt(norm);
                    for (int c = 0; c < point.length; c++) {
                        point[c] = point[c] / largest / norm;
                    }
                }
            }
        }
        return points;
    }

    /** Finds the nearest training rows by insertion into a sorted list; among equal distances the earlier row comes first. */
    private static void findNearest(double[][] points, int trainSize, int query, double[] distances, int[] nearest) {
        int k = points[query].length;
        double floor = ROUNDINGS * EPSILON * ROUNDINGS * EPSILON * k;
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int j = 0; j < trainSize; j++) {
            double distance = 0;
            for (int c = 0; c < k; c++) {
                double difference = points[query][c] - points[j][c];
                distance += difference * difference;
            }
            distance = distance <= floor ? 0 : distance;
            if (distance < distances[distances.length - 1]) {
                int at = distances.length - 1;
                while (at > 0 && distance < distances[at - 1]) {
                    distances[at] = distances[at - 1];
                    nearest[at] = nearest[at - 1];
                    at--;
                }
                distances[at] = distance;
                nearest[at] = j;
            }
        }
    }

    private static int vote(int[] labels, int[] classes, int[] nearest) {
        int[] votes = new int[classes.length];
        for (int sample : nearest) {
            votes[Arrays.binarySearch(classes, labels[sample])]++;
        }
        int most = Arrays.stream(votes).max().orElse(0);
        for (int sample : nearest) {
            int index = Arrays.binarySearch(classes, labels[sample]);
            if (votes[index] == most) {
                return classes[index];
            }
        }
        throw new IllegalStateException("no neighbour voted. " + ExceptionText.BUG);
    }
}
