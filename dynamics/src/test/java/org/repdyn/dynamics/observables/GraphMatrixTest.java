package org.repdyn.dynamics.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.closedform.ConstrainedLinearFlow;
import org.repdyn.dynamics.closedform.Exact;
import org.repdyn.dynamics.closedform.QuadraticForm;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.linear.LinearLosses;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("The graph matrix of span W over the bottom eigenspace")
class GraphMatrixTest {

    private static final int D = 6;
    private static final int K = 2;

    @Test
    @DisplayName("has entries that are exponentials, exp(-2(λi - λj)t), under the flow of the subspace")
    void exponentials() {
        R064Store c = RandomMatrices.gaussian(D, D, 3);
        for (int j = 0; j < D; j++) {
            for (int i = 0; i < j; i++) {
                c.set(i, j, c.doubleValue(j, i));
            }
        }
        R064Store w = RandomMatrices.orthonormal(D, K, 4);
        SymmetricEigen eigen = Fixtures.ALGEBRA.symmetricEigen(c);
        R064Store start = GraphMatrix.of(eigen.vectors(), w, Fixtures.ALGEBRA).orElseThrow();
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(c, w, 1, Fixtures.ALGEBRA);
        for (double t : new double[] {0.1, 0.7, 2}) {
            R064Store z = GraphMatrix.of(eigen.vectors(), flow.weights(t), Fixtures.ALGEBRA)
                    .orElseThrow();
            for (int i = 0; i < D - K; i++) {
                for (int j = 0; j < K; j++) {
                    double rate = eigen.values()[K + i] - eigen.values()[j];
                    // The subspace is exact up to rounding; entries are large if the top block is nearly singular.
                    double expected = Math.exp(-2 * rate * t) * start.doubleValue(i, j);
                    assertThat(z.doubleValue(i, j))
                            .as("entry %s %s at t = %s", i, j, t)
                            .isCloseTo(expected, within(Tolerances.rounding(D, 10, 1 + Math.abs(expected))));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "does not change with the basis of the subspace, and is not defined where a bottom direction is missing")
    void basis() {
        R064Store w = RandomMatrices.gaussian(D, K, 5);
        R064Store other = Fixtures.ALGEBRA.multiply(w, RandomMatrices.gaussian(K, K, 6));
        R064Store axes = R064Store.FACTORY.makeEye(D, D);
        R064Store z = GraphMatrix.of(axes, w, Fixtures.ALGEBRA).orElseThrow();
        assertThat(GraphMatrix.of(axes, other, Fixtures.ALGEBRA).orElseThrow().data)
                .containsExactly(z.data, within(Tolerances.rounding(D, 1, 26)));
        R064Store missing = R064Store.FACTORY.make(D, K);
        missing.set(0, 0, 1);
        missing.set(3, 1, 1);
        assertThat(GraphMatrix.of(axes, missing, Fixtures.ALGEBRA)).isEmpty();
    }

    @Test
    @DisplayName("is measured along a run, in the eigenvectors of C that the run's views and loss have")
    void measured() {
        Views views = new Views(new ViewLayout(10, 1, 0), RandomMatrices.gaussian(20, D, 7), Optional.empty());
        Weights initial = new Weights(List.of(RandomMatrices.orthonormal(D, K, 8)));
        TrainingProblem problem = new TrainingProblem(
                LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions()),
                views,
                R064Store.FACTORY.make(0, D),
                new LinearEncoder(K),
                List.of(Fixtures.constraint("stiefel")),
                initial,
                TimeGrid.of(0, 0.5, 1),
                Fixtures.ALGEBRA,
                new Seed(1));
        Observable observable = NetworkObservables.GRAPH_MATRIX.create(new GraphMatrixOptions(2));
        List<double[]> values = new ArrayList<>();
        new Exact()
                .run(
                        problem,
                        s -> values.add(observable.observe(new Observation(
                                s,
                                views.layout(),
                                new EvaluationSet(problem.evaluation(), 0, Optional.empty()),
                                Fixtures.ALGEBRA))),
                        RunControl.uncontrolled());
        double[] lambda =
                Fixtures.ALGEBRA.symmetricEigen(QuadraticForm.of(problem)).values();
        assertThat(values.get(0)).hasSize(2 * K);
        for (int t = 1; t < 3; t++) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < K; j++) {
                    double expected = values.get(0)[i * K + j] * Math.exp(-(lambda[K + i] - lambda[j]) * t);
                    // Values up to 44; the rounding of the exponent is a relative error.
                    assertThat(values.get(t)[i * K + j]).isCloseTo(expected, within(Tolerances.rounding(D, 10, 44)));
                }
            }
        }
    }
}
