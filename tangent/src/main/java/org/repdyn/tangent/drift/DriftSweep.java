package org.repdyn.tangent.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.tangent.empirical.EmpiricalNtk;
import org.repdyn.tangent.empirical.KernelSimilarity;
import org.repdyn.tangent.empirical.Reduction;

/**
 * The drift δ(m) = ‖Θ_T − Θ₀‖_F/‖Θ₀‖_F of the tangent kernel at the anchors over widths m. It shows where a constant
 * kernel describes training. Θ includes all weight blocks, frozen ones too; the drift of each block is reported as
 * well. Each run is one width and one seed.
 *
 * @param name of the arm, such as {@code regression}
 * @param problems the problem of a width and a seed; its time grid ends at T, when training has settled
 * @param dynamics a fresh dynamics for each run
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DriftSweep(String name, ProblemOf problems, Supplier<Dynamics> dynamics) {

    /** Factory of the problem of one run: the data depend on the seed alone, the weights on seed and width. */
    @FunctionalInterface
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public interface ProblemOf {
        TrainingProblem at(int width, Seed seed, LinearAlgebra algebra);
    }

    /**
     * The measurement of one run.
     *
     * @param width m
     * @param seed of the data and the weights
     * @param drift δ at T
     * @param byLayer drift of each weight block
     * @param unsettled share of δ from the second half of the time: |δ(T) − δ(T/2)|/δ(T)
     * @param stopped reason of the end of the run
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Measurement(
            int width, Seed seed, double drift, List<Double> byLayer, double unsettled, StopReason stopped) {}

    /**
     * Runs one width and seed.
     *
     * @throws ArithmeticException if the run did not reach T; the message gives the reason
     */
    public Measurement measure(int width, Seed seed, LinearAlgebra algebra, RunControl control) {
        TrainingProblem given = problems.at(width, seed, algebra);
        double horizon = given.times().end();
        TrainingProblem problem = given.withTimes(TimeGrid.of(0, horizon / 2, horizon));
        List<Weights> states = new ArrayList<>();
        StopReason stopped = dynamics.get()
                .run(problem, s -> states.add(s.weights().orElseThrow().copy()), control);
        if (states.size() < 3) {
            throw new ArithmeticException("the arm " + name + " at width " + width + " did not reach t = "
                    + Decimals.text(horizon) + ": " + stopped.describe());
        }
        EmpiricalNtk ntk = new EmpiricalNtk(problem.encoder(), algebra);
        R064Store anchors = anchors(problem.views());
        List<R064Store> before = ntk.byLayer(anchors, states.get(0), Reduction.FULL);
        List<R064Store> half = ntk.byLayer(anchors, states.get(1), Reduction.FULL);
        List<R064Store> after = ntk.byLayer(anchors, states.get(2), Reduction.FULL);
        double drift = KernelSimilarity.relativeDrift(TangentObservable.total(before), TangentObservable.total(after));
        double earlier = KernelSimilarity.relativeDrift(TangentObservable.total(before), TangentObservable.total(half));
        List<Double> layers = new ArrayList<>();
        for (int b = 0; b < before.size(); b++) {
            layers.add(KernelSimilarity.relativeDrift(before.get(b), after.get(b)));
        }
        double unsettled = drift == 0 ? 0 : Math.abs(drift - earlier) / drift;
        return new Measurement(width, seed, drift, List.copyOf(layers), unsettled, stopped);
    }

    /** Runs all widths and seeds, one after the other; if cancelled, returns the finished measurements. */
    public List<Measurement> run(int[] widths, int seeds, Seed seed, LinearAlgebra algebra, RunControl control) {
        List<Measurement> result = new ArrayList<>();
        for (int s = 0; s < seeds; s++) {
            for (int width : widths) {
                if (control.cancelled()) {
                    return result;
                }
                result.add(measure(width, seed.child(s), algebra, control));
            }
        }
        return result;
    }

    private static R064Store anchors(Views views) {
        int n = views.layout().samples();
        R064Store x = views.matrix();
        R064Store result = R064Store.FACTORY.make(n, x.getColDim());
        for (int j = 0; j < x.getColDim(); j++) {
            System.arraycopy(x.data, j * x.getRowDim(), result.data, j * n, n);
        }
        return result;
    }

    /** Returns the trend of the measurements; empty for fewer than three. */
    public static Optional<DriftTrend> trend(List<Measurement> measurements) {
        return measurements.size() < 3 ? Optional.empty() : Optional.of(DriftTrend.of(measurements));
    }
}
