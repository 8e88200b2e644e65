package org.repdyn.ntk.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.encoder.Activation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.ntk.drift.DriftSweep.Measurement;
import org.repdyn.ntk.empirical.EmpiricalNtk;
import org.repdyn.ntk.empirical.KernelSimilarity;
import org.repdyn.ntk.empirical.Reduction;

class DriftTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int N = 8;
    private static final int D = 5;
    private static final int K = 2;

    private static Constraint constraint(String name) {
        @SuppressWarnings("unchecked") // none of those used here has options
        ConstraintProvider<NoOptions> provider = (ConstraintProvider<NoOptions>) StreamSupport.stream(
                        ServiceLoader.load(ConstraintProvider.class).spliterator(), false)
                .filter(p -> ((PluginProvider<?>) p).name().equals(name))
                .findFirst()
                .orElseThrow();
        return provider.create(new NoOptions());
    }

    private static R064Store gaussian(int rows, int columns, Seed seed) {
        var normal = seed.gaussians();
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = normal.sample();
        }
        return result;
    }

    private static Views regression(Seed seed) {
        return new Views(
                new ViewLayout(N, 0, 0), gaussian(N, D, seed.child("x")), Optional.of(gaussian(N, K, seed.child("y"))));
    }

    private static Views pairs(Seed seed) {
        R064Store x = gaussian(2 * N, D, seed.child("x"));
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < D; j++) {
                x.set(N + i, j, x.doubleValue(i, j) + 0.3 * x.doubleValue(N + i, j));
            }
        }
        return new Views(new ViewLayout(N, 1, 0), x, Optional.empty());
    }

    private static Views triplets(Seed seed) {
        R064Store x = gaussian(3 * N, D, seed.child("x"));
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < D; j++) {
                x.set(N + i, j, x.doubleValue(i, j) + 0.3 * x.doubleValue(N + i, j));
            }
        }
        return new Views(new ViewLayout(N, 1, 1), x, Optional.empty());
    }

    private static TrainingProblem problem(
            EmbeddingField field, Views views, int width, List<Constraint> constraints, double end, Seed seed) {
        Encoder encoder = network(width);
        return new TrainingProblem(
                field,
                views,
                R064Store.FACTORY.make(0, D),
                encoder,
                constraints,
                InitialWeights.draw(
                        encoder, constraints, D, seed.child("weights").child(width), ALGEBRA),
                TimeGrid.of(0, end),
                ALGEBRA,
                seed);
    }

    private static Dynamics flow() {
        return new GradientFlow(new GradientFlowOptions(1e-5, 1e-7, 200_000));
    }

    private static Dynamics descent() {
        return new GradientDescent(0.2, Retraction.GEODESIC);
    }

    private static Encoder network(int width) {
        return new TwoLayerEncoder(K, width, Activation.RELU);
    }

    @Nested
    @DisplayName("over widths")
    class Sweep {

        private final int[] widths = {64, 256, 1024};

        @Test
        @DisplayName("regression: the drift falls like the root of the width or faster, and the verdict says so")
        void regressionFalls() {
            DriftSweep sweep = new DriftSweep(
                    "regression",
                    (width, seed, algebra) -> problem(
                            new SquaredRegression(),
                            regression(seed),
                            width,
                            List.of(constraint("euclidean"), constraint("euclidean")),
                            60,
                            seed),
                    DriftTest::descent);
            List<Measurement> measured = sweep.run(widths, 2, new Seed(1), ALGEBRA, RunControl.uncontrolled());
            DriftTrend trend = DriftSweep.trend(measured).orElseThrow();
            assertThat(trend.slope()).as("%s", measured).isLessThan(DriftTrend.KERNEL_REGIME);
            assertThat(trend.high()).isNegative();
            assertThat(trend.vanishes()).isTrue();
            assertThat(trend.persists()).isFalse();
            assertThat(trend.verdict()).contains("the kernel stands still");
        }

        @Test
        @DisplayName(
                "linear contrastive with orthogonal columns over a frozen layer: the drift is as large at every width")
        void constrainedPersists() {
            DriftSweep sweep = new DriftSweep(
                    "linear-contrastive, W2 orthogonal, W1 frozen",
                    (width, seed, algebra) -> problem(
                            new LinearContrastive(),
                            triplets(seed),
                            width,
                            List.of(constraint("frozen"), constraint("grassmann")),
                            100,
                            seed),
                    DriftTest::flow);
            List<Measurement> measured = sweep.run(widths, 2, new Seed(1), ALGEBRA, RunControl.uncontrolled());
            DriftTrend trend = DriftSweep.trend(measured).orElseThrow();
            assertThat(trend.low()).as("%s", measured).isNegative();
            assertThat(trend.high()).as("%s", measured).isPositive();
            // The interval tells a slope of 0 from the −½ of the kernel regime.
            assertThat(trend.low()).isGreaterThan(DriftTrend.KERNEL_REGIME);
            assertThat(trend.unsettled()).as("%s", measured).isLessThan(0.1);
            assertThat(trend.persists()).isTrue();
            assertThat(trend.vanishes()).isFalse();
            assertThat(trend.verdict()).contains("the kernel moves as much at every width");
        }

        @Test
        @DisplayName("barlow twins, whose loss is bounded, falls like regression")
        void barlowTwinsFalls() {
            DriftSweep sweep = new DriftSweep(
                    "barlow-twins",
                    (width, seed, algebra) -> problem(
                            new BarlowTwinsLinear(),
                            pairs(seed),
                            width,
                            List.of(constraint("euclidean"), constraint("euclidean")),
                            60,
                            seed),
                    () -> new GradientDescent(0.05, Retraction.GEODESIC));
            List<Measurement> measured = sweep.run(widths, 2, new Seed(1), ALGEBRA, RunControl.uncontrolled());
            DriftTrend trend = DriftSweep.trend(measured).orElseThrow();
            assertThat(trend.high()).as("%s", measured).isNegative();
            assertThat(trend.vanishes()).as("%s", trend.verdict()).isTrue();
        }

        @Test
        @DisplayName(
                "a naive linear loss, which has no end, falls at a fixed time: its kernel picture holds until then")
        void naiveFallsAtAFixedTime() {
            DriftSweep sweep = new DriftSweep(
                    "naive",
                    (width, seed, algebra) -> problem(
                            new LinearContrastive(),
                            triplets(seed),
                            width,
                            List.of(constraint("euclidean"), constraint("euclidean")),
                            2,
                            seed),
                    DriftTest::flow);
            List<Measurement> measured = sweep.run(widths, 2, new Seed(1), ALGEBRA, RunControl.uncontrolled());
            DriftTrend trend = DriftSweep.trend(measured).orElseThrow();
            assertThat(trend.vanishes()).as("%s", trend.verdict()).isTrue();
            // It does not settle: the second half of the time made a good part of the drift.
            assertThat(trend.unsettled()).as("%s", measured).isGreaterThan(0.2);
        }

        @Test
        @DisplayName(
                "a run that does not reach its time is an error with its reason, and a cancelled sweep keeps what is done")
        void doesNotReach() {
            DriftSweep sweep = new DriftSweep(
                    "naive",
                    (width, seed, algebra) -> problem(
                            new LinearContrastive(),
                            triplets(seed),
                            width,
                            List.of(constraint("euclidean"), constraint("euclidean")),
                            1e4,
                            seed),
                    DriftTest::descent);
            assertThatThrownBy(() -> sweep.measure(64, new Seed(1), ALGEBRA, RunControl.uncontrolled()))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("the arm naive at width 64 did not reach t = 10000");
            RunControl cancelled = new RunControl() {
                @Override
                public boolean cancelled() {
                    return true;
                }

                @Override
                public void progress(double fraction) {
                    // nobody listens
                }
            };
            assertThat(sweep.run(widths, 2, new Seed(1), ALGEBRA, cancelled)).isEmpty();
            assertThat(DriftSweep.trend(List.of())).isEmpty();
        }

        @Test
        @DisplayName("the slope and its interval are those of a known power law")
        void powerLaw() {
            List<Measurement> measured = new ArrayList<>();
            double[] noise = {1.05, 0.95, 0.97, 1.03, 1.02, 0.98};
            int at = 0;
            for (int width : new int[] {64, 128, 256}) {
                for (int s = 0; s < 2; s++) {
                    measured.add(new Measurement(
                            width,
                            new Seed(s),
                            noise[at++] / Math.sqrt(width),
                            List.of(),
                            0.01,
                            new StopReason.Completed(1)));
                }
            }
            DriftTrend trend = DriftTrend.of(measured);
            assertThat(trend.slope()).isCloseTo(-0.5, within(0.05));
            assertThat(trend.low()).isLessThan(-0.5);
            assertThat(trend.high()).isGreaterThan(-0.5);
            assertThat(trend.vanishes()).isTrue();
            assertThatThrownBy(() -> DriftTrend.of(measured.subList(0, 2))).hasMessageContaining("three measurements");
        }
    }

    @Nested
    @DisplayName("along a run")
    class AlongARun {

        private List<double[]> observe(Observable observable, Encoder encoder, Views views, EmbeddingField field) {
            List<double[]> values = new ArrayList<>();
            List<Constraint> constraints =
                    encoder.blocks(D).stream().map(b -> constraint("euclidean")).toList();
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
        @DisplayName("drift is that of the kernel at the anchors, 0 at the start, one value a block after the total")
        void drift() {
            Views views = regression(new Seed(4));
            Encoder network = network(50);
            List<double[]> values = observe(
                    new NtkDriftProvider().create(new TangentOptions(16)), network, views, new SquaredRegression());
            assertThat(values).hasSize(3).allMatch(v -> v.length == 3);
            assertThat(values.get(0)).containsOnly(0);
            assertThat(values.get(2)[0]).isGreaterThan(values.get(1)[0]).isPositive();

            List<Weights> states = new ArrayList<>();
            List<Constraint> free = List.of(constraint("euclidean"), constraint("euclidean"));
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
            assertThat(values.get(2)[0]).isCloseTo(expected, within(1e-12));
        }

        @Test
        @DisplayName(
                "the top eigenspace of a network turns, that of a linear model never, and all of the space nowhere")
        void subspace() {
            Views views = triplets(new Seed(4));
            NtkSubspaceProvider provider = new NtkSubspaceProvider();
            List<double[]> turned =
                    observe(provider.create(new NtkSubspaceOptions(2, 8)), network(50), views, new LinearContrastive());
            assertThat(turned).hasSize(3).allMatch(v -> v.length == 1);
            // The angle of a space with itself is the rounding of a sine.
            assertThat(turned.get(0)[0]).isLessThan(1e-12);
            assertThat(turned.get(2)[0]).isGreaterThan(turned.get(1)[0]).isLessThan(Math.PI / 2);
            for (double[] v : observe(
                    provider.create(new NtkSubspaceOptions(2, 8)),
                    new LinearEncoder(K),
                    views,
                    new LinearContrastive())) {
                assertThat(v[0]).isLessThan(1e-12);
            }
            assertThat(observe(
                            provider.create(new NtkSubspaceOptions(8, 8)), network(50), views, new LinearContrastive()))
                    .allMatch(v -> v.length == 0);
        }

        @Test
        @DisplayName("sharpness of a linear model under a quadratic loss is the top eigenvalue of its Hessian")
        void sharpness() {
            Views views = triplets(new Seed(4));
            Observable sharpness = new SharpnessProvider().create(new SharpnessOptions(2000, 1e-8));
            assertThat(sharpness.schedule()).isEqualTo(Observable.Schedule.AT_THE_END);
            List<double[]> values = observe(sharpness, new LinearEncoder(K), views, new LinearContrastive());
            // L = ½tr(WᵀHW): the columns of H are gradients at unit vectors.
            LinearContrastive loss = new LinearContrastive();
            R064Store x = views.matrix();
            R064Store identity = R064Store.FACTORY.makeEye(D, D);
            R064Store u = ALGEBRA.multiply(x, identity);
            R064Store slope = R064Store.FACTORY.make(x.getRowDim(), D);
            loss.field(new Embeddings(views.layout(), u, Optional.empty(), ALGEBRA), slope);
            double[] eigenvalues = ALGEBRA.symmetricEigen(ALGEBRA.multiplyLeftTransposed(x, slope))
                    .values();
            assertThat(values).hasSize(3).allMatch(v -> v.length == 2);
            // Power iteration ends at a change of 1e-8, which at a ratio of eigenvalues near 1 leaves more.
            assertThat(values.get(2)[0]).isCloseTo(eigenvalues[D - 1], within(1e-4 * eigenvalues[D - 1]));
        }

        @Test
        @DisplayName("a linear model has a constant kernel: no drift, full alignment")
        void linear() {
            Views views = triplets(new Seed(4));
            Encoder linear = new LinearEncoder(K);
            for (double[] v : observe(
                    new NtkDriftProvider().create(new TangentOptions(4)), linear, views, new LinearContrastive())) {
                assertThat(v).containsExactly(0, 0);
            }
            for (double[] v : observe(
                    new NtkAlignmentProvider().create(new TangentOptions(4)), linear, views, new LinearContrastive())) {
                assertThat(v).hasSize(3);
                assertThat(v[0]).isCloseTo(1, within(1e-14));
                assertThat(v[1]).isCloseTo(1, within(1e-14));
                assertThat(v[2]).isBetween(0.0, 1.0);
            }
        }
    }
}
