package org.repdyn.observables.probe;

import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;

/**
 * Held-out accuracy of a linear classifier that is fitted in closed form: ridge regression with intercept to one-hot targets,
 * (ZᵀZ/n + λvI)B = Zᵀ(Y − Ȳ)/n, Z centred and v the mean variance of its columns; the largest output is the class. Because λ
 * is relative to v, the accuracy does not change when the embeddings are scaled or rotated: a point of the Grassmannian has
 * one accuracy in all bases. Dimensions whose variance is far below λv have no influence.
 */
final class RidgeProbe implements Observable {

    private final double lambda;
    private final Optional<Integer> every;

    RidgeProbe(ProbeOptions options) {
        this.lambda = options.lambda();
        this.every = options.every();
    }

    @Override
    public Schedule schedule() {
        return every.isPresent() ? Schedule.EVERY_TIME : Schedule.AT_THE_END;
    }

    @Override
    public int every() {
        return every.orElse(1);
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
        int n = split.trainSize();
        int[] classes = split.classes();
        R064Store z = split.features();
        int k = z.getColDim();
        R064Store moments = R064Store.FACTORY.make(k, k);
        R064Store cross = R064Store.FACTORY.make(k, classes.length);
        double[] frequency = new double[classes.length];
        for (int i = 0; i < n; i++) {
            frequency[Arrays.binarySearch(classes, split.labels()[i])] += 1.0 / n;
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += z.doubleValue(i, a) * z.doubleValue(i, b);
                }
                moments.set(a, b, sum / n);
                moments.set(b, a, sum / n);
            }
            for (int i = 0; i < n; i++) {
                int label = Arrays.binarySearch(classes, split.labels()[i]);
                cross.add(a, label, z.doubleValue(i, a) / n);
            }
        }
        MatrixStore<Double> weights = solve(moments, cross);
        int correct = 0;
        for (int i = n; i < split.labels().length; i++) {
            int best = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int label = 0; label < classes.length; label++) {
                double output = frequency[label];
                for (int a = 0; a < k; a++) {
                    output += z.doubleValue(i, a) * weights.doubleValue(a, label);
                }
                if (output > highest) {
                    highest = output;
                    best = label;
                }
            }
            correct += classes[best] == split.labels()[i] ? 1 : 0;
        }
        return (double) correct / split.heldOutSize();
    }

    /** Returns B, with ZᵀY for Zᵀ(Y − Ȳ), to which it is equal for centred Z; zero for a constant representation. */
    private MatrixStore<Double> solve(R064Store moments, R064Store cross) {
        int k = moments.getRowDim();
        double meanVariance = 0;
        for (int a = 0; a < k; a++) {
            meanVariance += moments.doubleValue(a, a) / k;
        }
        if (meanVariance == 0) {
            return R064Store.FACTORY.make(k, cross.getColDim());
        }
        for (int a = 0; a < k; a++) {
            moments.add(a, a, lambda * meanVariance);
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(k, k);
        if (!cholesky.decompose(moments)) {
            throw new ArithmeticException("the probe's normal equations cannot be solved");
        }
        return cholesky.getSolution(cross);
    }
}
