package org.repdyn.observables.probe;

import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
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
            return new double[] {accuracy(LabelledSplit.of(observation), observation.algebra())};
        } catch (ArithmeticException undefined) {
            // The embeddings are not finite.
            return new double[0];
        }
    }

    private double accuracy(LabelledSplit split, LinearAlgebra algebra) {
        R064Store points =
                options.metric() == KnnOptions.Metric.COSINE ? directions(split.features()) : split.features();
        NeighbourSearch search = new NeighbourSearch(
                points, split.trainSize(), Math.min(options.neighbours(), split.trainSize()), algebra);
        int[] classes = split.classes();
        int correct = 0;
        for (int i = split.trainSize(); i < points.getRowDim(); i++) {
            correct += vote(split.labels(), classes, search.nearest(i)) == split.labels()[i] ? 1 : 0;
        }
        return (double) correct / split.heldOutSize();
    }

    /** Divides nonzero rows by their norms. */
    private static R064Store directions(R064Store features) {
        int n = features.getRowDim();
        double[] largest = new double[n];
        double[] norms = new double[n];
        for (int at = 0; at < features.data.length; at++) {
            largest[at % n] = Math.max(largest[at % n], Math.abs(features.data[at]));
        }
        R064Store result = R064Store.FACTORY.make(n, features.getColDim());
        for (int at = 0; at < features.data.length; at++) {
            double size = largest[at % n];
            double relative = size > 0 ? features.data[at] / size : 0;
            norms[at % n] += relative * relative;
            result.data[at] = relative;
        }
        for (int at = 0; at < features.data.length; at++) {
            result.data[at] = largest[at % n] > 0 ? result.data[at] / Math.sqrt(norms[at % n]) : 0;
        }
        return result;
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
