package org.repdyn.tangent.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.tangent.drift.DriftProblems.ALGEBRA;
import static org.repdyn.tangent.drift.DriftProblems.D;
import static org.repdyn.tangent.drift.DriftProblems.K;
import static org.repdyn.tangent.drift.DriftProblems.descent;
import static org.repdyn.tangent.drift.DriftProblems.network;
import static org.repdyn.tangent.drift.DriftProblems.regression;
import static org.repdyn.tangent.drift.DriftProblems.triplets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.tangent.empirical.EmpiricalNtk;
import org.repdyn.tangent.empirical.KernelSimilarity;
import org.repdyn.tangent.empirical.Reduction;
import org.repdyn.testsupport.Tolerances;

/** Tests the observables of drift along a run. */
@DisplayName("Observables of the drift of the tangent kernel")
class DriftObservablesTest {

    private List<double[]> observe(Observable observable, Encoder encoder, Views views, EmbeddingField field) {
        List<double[]> values = new ArrayList<>();
        List<Constraint> constraints = encoder.blocks(D).stream()
                .map(b -> FlatConstraints.EUCLIDEAN.create(new NoOptions()))
                .toList();
        Weights initial = InitialWeights.draw(encoder, constraints, D, new Seed(2), ALGEBRA);
        EvaluationSet none = new EvaluationSet(R064Store.FACTORY.make(0, D), 0, Optional.empty());
        descent()
                .run(
                        new TrainingProblem(
                                field,
                                views,
                                none.inputs(),
                                encoder,
                                constraints,
                                initial,
                                TimeGrid.of(0, 1, 5),
                                ALGEBRA,
                                new Seed(1)),
                        s -> values.add(observable.observe(new Observation(s, views.layout(), none, ALGEBRA))),
                        RunControl.uncontrolled());
        return values;
    }

    @Test
    @DisplayName("measure the drift of the kernel at the anchors: 0 at the start, the total first, then one"
            + " value for each block")
    void drift() {
        Views views = regression(new Seed(4));
        Encoder network = network(50);
        List<double[]> values = observe(
                TangentObservables.NTK_DRIFT.create(new TangentOptions(16)), network, views, new SquaredRegression());
        assertThat(values).hasSize(3).allMatch(v -> v.length == 3);
        assertThat(values.get(0)).containsOnly(0);
        assertThat(values.get(2)[0]).isGreaterThan(values.get(1)[0]).isPositive();

        List<Weights> states = new ArrayList<>();
        List<Constraint> free = List.of(
                FlatConstraints.EUCLIDEAN.create(new NoOptions()), FlatConstraints.EUCLIDEAN.create(new NoOptions()));
        descent()
                .run(
                        new TrainingProblem(
                                new SquaredRegression(),
                                views,
                                R064Store.FACTORY.make(0, D),
                                network,
                                free,
                                InitialWeights.draw(network, free, D, new Seed(2), ALGEBRA),
                                TimeGrid.of(0, 1, 5),
                                ALGEBRA,
                                new Seed(1)),
                        s -> states.add(s.weights().orElseThrow().copy()),
                        RunControl.uncontrolled());
        EmpiricalNtk ntk = new EmpiricalNtk(network, ALGEBRA);
        double expected = KernelSimilarity.relativeDrift(
                ntk.kernel(views.matrix(), states.get(0), Reduction.FULL),
                ntk.kernel(views.matrix(), states.get(2), Reduction.FULL));
        assertThat(values.get(2)[0]).isCloseTo(expected, within(Tolerances.rounding(K, 1, 1)));
    }

    @Test
    @DisplayName("find that the top eigenspace turns for a network and not for a linear model or for the whole space")
    @Tag("slow")
    void subspace() {
        Views views = triplets(new Seed(4));
        ObservableProvider<NtkSubspaceOptions> provider = TangentObservables.NTK_SUBSPACE;
        List<double[]> turned =
                observe(provider.create(new NtkSubspaceOptions(2, 8)), network(50), views, new LinearContrastive());
        assertThat(turned).hasSize(3).allMatch(v -> v.length == 1);
        // The computed angle of a space with itself is the rounding error of a sine.
        assertThat(turned.get(0)[0]).isLessThan(Tolerances.rounding(8, 1, 1));
        assertThat(turned.get(2)[0]).isGreaterThan(turned.get(1)[0]).isLessThan(Math.PI / 2);
        for (double[] v : observe(
                provider.create(new NtkSubspaceOptions(2, 8)), new LinearEncoder(K), views, new LinearContrastive())) {
            assertThat(v[0]).isLessThan(Tolerances.rounding(8, 1, 1));
        }
        assertThat(observe(provider.create(new NtkSubspaceOptions(8, 8)), network(50), views, new LinearContrastive()))
                .allMatch(v -> v.length == 0);
    }

    @Test
    @DisplayName("have the top eigenvalue of the Hessian as the sharpness of a linear model under a quadratic loss")
    void sharpness() {
        Views views = triplets(new Seed(4));
        Observable sharpness = TangentObservables.SHARPNESS.create(new SharpnessOptions(2000, 1e-8));
        assertThat(sharpness.schedule()).isEqualTo(Observable.Schedule.AT_THE_END);
        List<double[]> values = observe(sharpness, new LinearEncoder(K), views, new LinearContrastive());
        // L = ½tr(WᵀHW): the columns of H are gradients at unit vectors.
        LinearContrastive loss = new LinearContrastive();
        R064Store x = views.matrix();
        R064Store identity = R064Store.FACTORY.makeEye(D, D);
        R064Store u = ALGEBRA.multiply(x, identity);
        R064Store slope = R064Store.FACTORY.make(x.getRowDim(), D);
        loss.field(new Embeddings(views.layout(), u, Optional.empty(), ALGEBRA), slope);
        double[] eigenvalues =
                ALGEBRA.symmetricEigen(ALGEBRA.multiplyLeftTransposed(x, slope)).values();
        assertThat(values).hasSize(3).allMatch(v -> v.length == 2);
        // Power iteration ends at a change of 1e-8, which at a ratio of eigenvalues near 1 leaves more.
        assertThat(values.get(2)[0]).isCloseTo(eigenvalues[D - 1], within(1e-4 * eigenvalues[D - 1]));
    }

    @Test
    @DisplayName("find no drift and full alignment for a linear model, whose kernel is constant")
    void linear() {
        Views views = triplets(new Seed(4));
        Encoder linear = new LinearEncoder(K);
        for (double[] v : observe(
                TangentObservables.NTK_DRIFT.create(new TangentOptions(4)), linear, views, new LinearContrastive())) {
            assertThat(v).containsExactly(0, 0);
        }
        for (double[] v : observe(
                TangentObservables.NTK_ALIGNMENT.create(new TangentOptions(4)),
                linear,
                views,
                new LinearContrastive())) {
            assertThat(v).hasSize(3);
            assertThat(v[0]).isCloseTo(1, within(Tolerances.rounding(2, 1, 1)));
            assertThat(v[1]).isCloseTo(1, within(Tolerances.rounding(2, 1, 1)));
            assertThat(v[2]).isBetween(0.0, 1.0);
        }
    }
}
