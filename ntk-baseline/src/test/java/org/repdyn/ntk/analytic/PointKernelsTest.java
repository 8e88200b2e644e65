package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.activations.PiecewiseActivations;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProblem;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Kernels of a problem from one pass over its points")
class PointKernelsTest {

    private final BaselineProblem problem = BaselineProblems.problem(new TripletLoss(false), 6, TimeGrid.of(0, 1, 2));
    private final InfiniteNetwork network = InfiniteNetwork.fullyConnected(AbRelu.RELU, 2, 1.2, Optional.of(0.1));

    @Test
    @DisplayName("are those of the network, pair by pair")
    void sameNumbers() {
        R064Store views = problem.views().matrix();
        for (TrainedLayers trained : TrainedLayers.values()) {
            PointKernels kernels = PointKernels.of(network, trained, problem, RunControl.uncontrolled());
            boolean all = trained == TrainedLayers.NTK;
            close(kernels.training(), all ? network.ntk(views) : network.nngp(views));
            close(
                    kernels.cross(),
                    all
                            ? network.crossNtk(problem.evaluation(), views)
                            : network.cross(problem.evaluation(), views).nngp());
        }
    }

    @Test
    @DisplayName("are refused before the run if they do not fit into memory, with the largest n and alternatives")
    void tooLarge() {
        // No Java array can hold 100,000² entries, at any heap size.
        ViewLayout layout = new ViewLayout(50_000, 1, 0);
        Views views = new Views(layout, R064Store.FACTORY.make(layout.rows(), 1), Optional.empty());
        BaselineProblem large = new BaselineProblem(
                new TripletLoss(false),
                views,
                R064Store.FACTORY.make(0, 1),
                2,
                TimeGrid.of(0, 1),
                BaselineProblems.ALGEBRA,
                new Seed(1));
        assertThat(PointKernels.objection(large)).hasValueSatisfying(m -> assertThat(m)
                .contains("n = 100,000 needs")
                .contains("take at most n = ")
                .contains("Nyström")
                .contains("random features")
                .doesNotContain("\n"));
        assertThat(PointKernels.objection(problem)).isEmpty();
    }

    @Test
    @DisplayName("report progress through kernel and flow, and can be cancelled")
    void control() {
        List<Double> progress = new ArrayList<>();
        RunControl listening = control(false, progress);
        Baseline ntk = BuiltInBaselines.NTK.create(NtkOptions.defaults());
        assertThat(ntk.run(problem, new RecordedRun(), listening).stopped()).isEqualTo(new StopReason.Completed(2));
        assertThat(progress).isSorted().hasSizeGreaterThan(2).allMatch(p -> p >= 0 && p <= 1);
        assertThat(progress.get(progress.size() - 1)).isEqualTo(1);
        RecordedRun nothing = new RecordedRun();
        assertThat(ntk.run(problem, nothing, control(true, progress)).stopped()).isEqualTo(new StopReason.Cancelled(0));
        assertThat(nothing.times).isEmpty();
    }

    @Test
    @DisplayName("may have half the rank, for views x and −x under erf without bias; this is reported, not refused")
    void rankLoss() {
        ViewLayout layout = new ViewLayout(6, 1, 0);
        R064Store x = RandomMatrices.gaussian(12, 8, 5);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 8; j++) {
                x.set(6 + i, j, -x.doubleValue(i, j));
            }
        }
        BaselineProblem opposite = new BaselineProblem(
                new TripletLoss(false),
                new Views(layout, x, Optional.empty()),
                R064Store.FACTORY.make(0, 8),
                2,
                TimeGrid.of(0, 1),
                BaselineProblems.ALGEBRA,
                new Seed(3));
        Baseline erf = new NtkBaseline(
                NtkOptions.defaults(), InfiniteNetwork.fullyConnected(Erf.STANDARD, 1, 1, Optional.empty()));
        Baseline.Result result = erf.run(opposite, new RecordedRun(), RunControl.uncontrolled());
        assertThat(result.stopped()).isEqualTo(new StopReason.Completed(1));
        assertThat(result.notes()).containsEntry("moving-modes", 6.0);
    }

    @Test
    @DisplayName("get a note if a step leaves the tangent kernel to the layers above it")
    void step() {
        Baseline steps = new NtkBaseline(
                NtkOptions.defaults(),
                InfiniteNetwork.fullyConnected(
                        PiecewiseActivations.SIGN.create(new NoOptions()), 1, 1, Optional.empty()));
        assertThat(steps.run(problem, new RecordedRun(), RunControl.uncontrolled())
                        .notices())
                .singleElement()
                .asString()
                .contains("infinite on the diagonal");
    }

    @Test
    @DisplayName("get a note if depth has made them nearly of rank one")
    void notice() {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.dense(0.5, 1.0));
        for (int i = 0; i < 60; i++) {
            layers.add(Layer.activation(AbRelu.RELU));
            layers.add(Layer.dense(0.5, 1.0));
        }
        Baseline deep = new NtkBaseline(NtkOptions.defaults(), new InfiniteNetwork(layers));
        assertThat(deep.run(problem, new RecordedRun(), RunControl.uncontrolled())
                        .notices())
                .singleElement()
                .asString()
                .contains("nearly of rank one")
                .contains("fewer layers");
        assertThat(BuiltInBaselines.NTK
                        .create(NtkOptions.defaults())
                        .run(problem, new RecordedRun(), RunControl.uncontrolled())
                        .notices())
                .isEmpty();
    }

    private static RunControl control(boolean cancelled, List<Double> progress) {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return cancelled;
            }

            @Override
            public void progress(double fraction) {
                progress.add(fraction);
            }
        };
    }

    private static void close(R064Store actual, R064Store expected) {
        // Both are accurate to 1e-12 of the entry's scale.
        assertThat(actual.data).containsExactly(expected.data, within(2e-12 * expected.norm()));
    }
}
