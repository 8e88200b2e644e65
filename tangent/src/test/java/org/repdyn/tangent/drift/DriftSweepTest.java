package org.repdyn.tangent.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.tangent.drift.DriftProblems.ALGEBRA;
import static org.repdyn.tangent.drift.DriftProblems.pairs;
import static org.repdyn.tangent.drift.DriftProblems.problem;
import static org.repdyn.tangent.drift.DriftProblems.regression;
import static org.repdyn.tangent.drift.DriftProblems.triplets;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.tangent.drift.DriftSweep.Measurement;

/** Tests the drift over widths, for problems where it vanishes and problems where it persists. */
@DisplayName("Drift of the tangent kernel by width")
@Tag("slow")
class DriftSweepTest {

    private final int[] widths = {64, 256, 1024};

    private static double unsettled(List<Measurement> measured) {
        return measured.stream().mapToDouble(Measurement::unsettled).max().orElseThrow();
    }

    @Test
    @DisplayName("falls for regression at least like the root of the width, and the verdict states it")
    void regressionFalls() {
        DriftSweep sweep = new DriftSweep(
                "regression",
                (width, seed, algebra) -> problem(
                        new SquaredRegression(),
                        regression(seed),
                        width,
                        List.of(
                                FlatConstraints.EUCLIDEAN.create(new NoOptions()),
                                FlatConstraints.EUCLIDEAN.create(new NoOptions())),
                        60,
                        seed),
                DriftProblems::descent);
        List<Measurement> measured = sweep.run(widths, 2, new Seed(1), ALGEBRA, RunControl.uncontrolled());
        DriftTrend trend = DriftSweep.trend(measured).orElseThrow();
        assertThat(trend.slope()).as("%s", measured).isLessThan(DriftTrend.KERNEL_REGIME);
        assertThat(trend.high()).isNegative();
        assertThat(trend.vanishes()).isTrue();
        assertThat(trend.persists()).isFalse();
        assertThat(trend.verdict()).contains("the drift tends to 0");
    }

    @Test
    @DisplayName("does not fall for a linear contrastive loss with orthogonal columns over a frozen layer")
    void constrainedPersists() {
        DriftSweep sweep = new DriftSweep(
                "linear-contrastive, W2 orthogonal, W1 frozen",
                (width, seed, algebra) -> problem(
                        new LinearContrastive(),
                        triplets(seed),
                        width,
                        List.of(
                                FlatConstraints.FROZEN.create(new NoOptions()),
                                OrthogonalityConstraints.GRASSMANN.create(new NoOptions())),
                        100,
                        seed),
                DriftProblems::flow);
        List<Measurement> measured = sweep.run(widths, 2, new Seed(1), ALGEBRA, RunControl.uncontrolled());
        DriftTrend trend = DriftSweep.trend(measured).orElseThrow();
        assertThat(trend.low()).as("%s", measured).isNegative();
        assertThat(trend.high()).as("%s", measured).isPositive();
        // The interval separates a slope of 0 from the slope −½ of the kernel regime.
        assertThat(trend.low()).isGreaterThan(DriftTrend.KERNEL_REGIME);
        assertThat(unsettled(measured)).as("%s", measured).isLessThan(0.1);
        assertThat(trend.persists()).isTrue();
        assertThat(trend.vanishes()).isFalse();
        assertThat(trend.verdict()).contains("the drift does not change with the width");
    }

    @Test
    @DisplayName("falls for barlow-twins, whose loss is bounded, as for regression")
    void barlowTwinsFalls() {
        DriftSweep sweep = new DriftSweep(
                "barlow-twins",
                (width, seed, algebra) -> problem(
                        new BarlowTwinsLinear(),
                        pairs(seed),
                        width,
                        List.of(
                                FlatConstraints.EUCLIDEAN.create(new NoOptions()),
                                FlatConstraints.EUCLIDEAN.create(new NoOptions())),
                        60,
                        seed),
                () -> new GradientDescent(0.05, Retraction.GEODESIC));
        List<Measurement> measured = sweep.run(widths, 2, new Seed(1), ALGEBRA, RunControl.uncontrolled());
        DriftTrend trend = DriftSweep.trend(measured).orElseThrow();
        assertThat(trend.high()).as("%s", measured).isNegative();
        assertThat(trend.vanishes()).as("%s", trend.verdict()).isTrue();
    }

    @Test
    @DisplayName("falls at a fixed time for a linear loss without a constraint, which has no limit")
    void naiveFallsAtAFixedTime() {
        DriftSweep sweep = new DriftSweep(
                "naive",
                (width, seed, algebra) -> problem(
                        new LinearContrastive(),
                        triplets(seed),
                        width,
                        List.of(
                                FlatConstraints.EUCLIDEAN.create(new NoOptions()),
                                FlatConstraints.EUCLIDEAN.create(new NoOptions())),
                        2,
                        seed),
                () -> new GradientDescent(0.05, Retraction.GEODESIC));
        List<Measurement> measured = sweep.run(widths, 4, new Seed(1), ALGEBRA, RunControl.uncontrolled());
        DriftTrend trend = DriftSweep.trend(measured).orElseThrow();
        assertThat(trend.vanishes()).as("%s", trend.verdict()).isTrue();
        // The run has not settled: a large part of the drift comes from the second half of the time.
        assertThat(unsettled(measured)).as("%s", measured).isGreaterThan(0.2);
    }

    @Test
    @DisplayName("is that of training with the weight decay of its problem")
    void weightDecay() {
        // Without a field W(t) = e^(−ηt)W(0), and each block of Θ is quadratic in the other block.
        EmbeddingField nothing = new EmbeddingField() {
            @Override
            public ViewRequirements views() {
                return new ViewRequirements(1, 0, false);
            }

            @Override
            public void field(Embeddings embeddings, R064Store result) {
                Arrays.fill(result.data, 0);
            }
        };
        Constraint free = FlatConstraints.EUCLIDEAN.create(new NoOptions());
        DriftSweep sweep = new DriftSweep(
                "decay",
                (width, seed, algebra) -> problem(nothing, pairs(seed), width, List.of(free, free), 2, seed)
                        .withWeightDecay(0.25),
                DriftProblems::flow);
        Measurement measured = sweep.measure(8, new Seed(1), ALGEBRA, RunControl.uncontrolled());
        // The relative tolerance of the flow is 1e-5.
        assertThat(measured.drift()).isCloseTo(1 - Math.exp(-1), within(1e-4));
        assertThat(measured.byLayer()).allSatisfy(drift -> assertThat(drift).isCloseTo(measured.drift(), within(1e-4)));
    }

    @Test
    @DisplayName(
            "is an error with its reason if a run does not reach its time; a cancelled sweep keeps the finished widths")
    void doesNotReach() {
        DriftSweep sweep = new DriftSweep(
                "naive",
                (width, seed, algebra) -> problem(
                        new LinearContrastive(),
                        triplets(seed),
                        width,
                        List.of(
                                FlatConstraints.EUCLIDEAN.create(new NoOptions()),
                                FlatConstraints.EUCLIDEAN.create(new NoOptions())),
                        1e4,
                        seed),
                DriftProblems::descent);
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
                // This test does not read the progress.
            }
        };
        assertThat(sweep.run(widths, 4, new Seed(1), ALGEBRA, cancelled)).isEmpty();
        assertThat(DriftSweep.trend(List.of())).isEmpty();
    }
}
