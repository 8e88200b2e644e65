package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.testsupport.RandomMatrices;

/** Factory of problems for tests. */
final class BaselineProblems {

    static final int DIMENSION = 6;
    static final int OUTPUTS = 3;
    static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private BaselineProblems() {}

    /**
     * Returns a problem with noisy copies of the anchors as positives, new draws as negatives and a few test points.
     */
    static BaselineProblem problem(EmbeddingField field, int samples, TimeGrid times) {
        return problem(field, samples, times, Optional.empty(), RandomMatrices.gaussian(7, DIMENSION, 77));
    }

    static BaselineProblem problem(
            EmbeddingField field, int samples, TimeGrid times, Optional<R064Store> targets, R064Store evaluation) {
        ViewLayout layout = field.views().layout(samples);
        R064Store x = RandomMatrices.gaussian(layout.rows(), DIMENSION, 21);
        for (int block = 1; block <= layout.positives(); block++) {
            for (int i = 0; i < samples; i++) {
                for (int l = 0; l < DIMENSION; l++) {
                    x.set(block * samples + i, l, x.doubleValue(i, l) + 0.1 * x.doubleValue(block * samples + i, l));
                }
            }
        }
        return new BaselineProblem(
                field, new Views(layout, x, targets), evaluation, OUTPUTS, times, ALGEBRA, new Seed(4));
    }

    /** Returns a setting with a given kernel, for tests of the flows only. */
    static KernelSetting setting(
            EmbeddingField field,
            R064Store kernel,
            R064Store cross,
            R064Store start,
            R064Store evaluationStart,
            ViewLayout layout,
            TimeGrid times) {
        Views views = new Views(layout, R064Store.FACTORY.make(layout.rows(), 1), Optional.empty());
        BaselineProblem problem = new BaselineProblem(
                field,
                views,
                R064Store.FACTORY.make(evaluationStart.getRowDim(), 1),
                start.getColDim(),
                times,
                ALGEBRA,
                new Seed(1));
        return new KernelSetting(problem, kernel, cross, new InitialFunction(start, evaluationStart, 0));
    }
}
