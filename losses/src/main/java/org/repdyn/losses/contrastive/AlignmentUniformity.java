package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Exponentials;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.Sums;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Loss mean ‖û − û⁺‖^α + λ·(unif(U) + unif(U⁺))/2 with unif = log mean_{i&lt;j} exp(−t‖ûᵢ − ûⱼ‖²). Its value is 0 at
 * collapse and −2tnλ/(n − 1) at an aligned simplex of n points. Wang and Isola (2020), section 4.
 */
final class AlignmentUniformity extends TwoViewLoss implements RotationInvariant, ScaleInvariant {

    /** Mean of the kernel above which rows are so close that differences of pairs are needed for the digits of the gradient. */
    private static final double LARGEST_MEAN = 1 - 0x1p-10;

    private final AlignmentUniformityOptions options;

    /** exp(−t‖ûᵢ − ûⱼ‖²) = exp(2t(cos − 1)) of many rows with two columns. */
    private final CircleSeries circle;

    private final UnitRows first = new UnitRows();
    private final UnitRows second = new UnitRows();
    private final Exponentials exponentials = new Exponentials();
    private R064Store repulsion = R064Store.FACTORY.make(0, 0);
    private double[] kernel = new double[0];
    private double[] steps = new double[0];

    /** Creates the loss. */
    public AlignmentUniformity(AlignmentUniformityOptions options) {
        super("alignment-uniformity");
        this.options = options;
        this.circle = new CircleSeries(2 * options.t());
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        views.requireTwoSamples("uniformity needs at least two");
        R064Store a = UndefinedPoint.unitRows(first, views.anchors(), name(), "the embedding of the anchor");
        R064Store b = UndefinedPoint.unitRows(second, views.positives(), name(), "the embedding of the positive");
        Arrays.fill(views.toAnchors().data, 0);
        Arrays.fill(views.toPositives().data, 0);
        double alignment = alignment(a, b, views.toAnchors(), views.toPositives());
        double uniformity = (uniformity(a, views.toAnchors()) + uniformity(b, views.toPositives())) / 2;
        first.pullBack(views.toAnchors());
        second.pullBack(views.toPositives());
        return alignment + options.uniformityWeight() * uniformity;
    }

    private double alignment(R064Store a, R064Store b, R064Store toA, R064Store toB) {
        int n = a.getRowDim();
        double alpha = options.alpha();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double squared = Matrices.rowDistanceSquared(a, i, b, i, 0);
            sum += Math.pow(squared, alpha / 2);
            // For α < 2 the loss is not differentiable where the views agree; 0 is a subgradient.
            double slope = squared == 0 ? 0 : alpha * Math.pow(squared, alpha / 2 - 1) / n;
            for (int at = i; at < a.data.length; at += n) {
                double step = slope * (a.data[at] - b.data[at]);
                toA.data[at] += step;
                toB.data[at] -= step;
            }
        }
        return sum / n;
    }

    /**
     * Returns unif of unit rows, and adds λ/2 times its gradient to {@code gradient}. Many rows with two columns enter through a Fourier series. Otherwise
     * the pairs are taken column by column of the matrix of distances, whose entries are computed from differences, so that close rows keep their digits.
     */
    private double uniformity(R064Store unit, R064Store gradient) {
        int n = unit.getRowDim();
        if (circle.suits(unit)) {
            double mean = meanOnCircle(unit);
            if (mean >= CircleSeries.SMALLEST_PART && mean <= LARGEST_MEAN) {
                double slope = options.uniformityWeight() / (mean * n * (n - 1.0));
                for (int i = 0; i < n; i++) {
                    CircleCrossEntropy.turn(unit, gradient, i, slope * steps[i]);
                }
                return Math.log(mean);
            }
        }
        fit(n);
        repulsion = Matrices.fit(repulsion, n, unit.getColDim());
        Arrays.fill(repulsion.data, 0);
        double offset = 4 * options.t() <= Exponentials.MAX_ARGUMENT ? 0 : smallestDistanceSquared(unit);
        double sum = 0;
        for (int j = 1; j < n; j++) {
            distancesSquared(unit, j);
            // Exponentials below e^MIN_ARGUMENT do not count in a sum that has one of size 1.
            double most = offset - Exponentials.MIN_ARGUMENT / options.t();
            for (int i = 0; i < j; i++) {
                kernel[i] = Math.min(kernel[i], most);
            }
            exponentials.replace(kernel, j, offset, -options.t());
            sum += Sums.of(kernel, 0, j);
            repel(unit, j);
        }
        double slope = -options.t() * options.uniformityWeight() / sum;
        for (int i = 0; i < gradient.data.length; i++) {
            gradient.data[i] += slope * repulsion.data[i];
        }
        return -options.t() * offset + Math.log(sum / (n * (n - 1.0) / 2));
    }

    /** Returns the mean of the kernel over pairs of rows, and overwrites {@link #steps} with the derivative of the sum over j by the angle of row i. */
    private double meanOnCircle(R064Store unit) {
        int n = unit.getRowDim();
        fit(n);
        Arrays.fill(kernel, 1);
        circle.gather(unit, kernel);
        circle.evaluate(unit, kernel, steps);
        return (circle.energy() - n) / (n * (n - 1.0));
    }

    private void fit(int n) {
        if (kernel.length != n) {
            kernel = new double[n];
            steps = new double[n];
        }
    }

    /** Overwrites the first j entries of {@link #kernel} with the squared distances of row j to the rows before it. */
    private void distancesSquared(R064Store unit, int j) {
        int n = unit.getRowDim();
        Arrays.fill(kernel, 0, j, 0);
        for (int c = 0; c < unit.getColDim(); c++) {
            int column = c * n;
            double own = unit.data[column + j];
            for (int i = 0; i < j; i++) {
                double difference = unit.data[column + i] - own;
                kernel[i] += difference * difference;
            }
        }
    }

    private double smallestDistanceSquared(R064Store unit) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int j = 1; j < unit.getRowDim(); j++) {
            distancesSquared(unit, j);
            for (int i = 0; i < j; i++) {
                smallest = Math.min(smallest, kernel[i]);
            }
        }
        return smallest;
    }

    /** Adds the differences of row j and the rows before it, weighted by {@link #kernel}, to {@link #repulsion}. */
    private void repel(R064Store unit, int j) {
        int n = unit.getRowDim();
        for (int c = 0; c < unit.getColDim(); c++) {
            int column = c * n;
            double own = unit.data[column + j];
            for (int i = 0; i < j; i++) {
                steps[i] = kernel[i] * (unit.data[column + i] - own);
                repulsion.data[column + i] += steps[i];
            }
            repulsion.data[column + j] -= Sums.of(steps, 0, j);
        }
    }
}
