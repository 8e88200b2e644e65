package org.repdyn.ntk.analytic;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.BrokenLossException;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.FieldCheck;
import org.repdyn.ntk.analytic.Interruption.Cause;
import org.repdyn.ntk.spi.Baseline;

/**
 * The flow α̇ = −F(U₀ + Kα), α(0) = 0, for any field F, by an adaptive explicit Runge–Kutta pair of order 5(4)
 * (Dormand, Prince 1980). Only α is integrated, so evaluation inputs cost one product per observation. While stability
 * limits the step, {@link StabilisedFlow} takes over, and {@link StiffFlow} where that would need too many evaluations. Only the steps of the last
 * depend on the observed times.
 *
 * <p>With orthogonal columns of the readout of a network of width m, U̇ = −KF + U(UᵀF)/m for a rotation-invariant F.
 * Then U = U₀S + Kα and U* = U₀*S + K*α with Ṡ = SA, α̇ = −F + αA, A = UᵀF/m: the k×k matrix S joins the state.
 */
final class FieldFlow implements FirstOrderDifferentialEquations {

    /** Evaluation budget of a run: above it the run ends, because the field is too stiff or not smooth enough. */
    static final int MAX_EVALUATIONS = 60_000;

    /** Step size times rate from which stability limits the step. The pair is stable up to 3.3 on the negative axis. */
    private static final double EXPLICIT_LIMIT = 2;

    /** Evaluations between two checks of the stiffness, each of which takes a few. */
    private static final int EVALUATIONS_BETWEEN_CHECKS = 60;

    /** Part of all evaluations after which the stiffness is checked again, if that is later. */
    private static final int CHECKED_PART = 8;

    /** First step of a run, relative to the interval. */
    private static final double INITIAL_PART = 1e-9;

    /** End of a run below which the integrator does not choose the first step: it tries one of 10⁻⁶ from a state of zeros. */
    private static final double LEAST_END = 1e-6;

    /** Smallest step, relative to the end of the run; below it the time would hardly advance in doubles. */
    private static final double SMALLEST_STEP = 1e-13;

    /** Growth of the embeddings since the start from which a vanishing step means that the flow blows up. */
    private static final double BLOW_UP_GROWTH = 1e3;

    private final KernelSetting setting;
    private final FixedMatrix kernel;
    private final EmbeddingField field;
    private final RunControl control;
    private final double tolerance;
    private final R064Store alpha;
    private final R064Store u;
    private final R064Store gradient;
    private final Embeddings embeddings;
    private final R064Store rotation;
    private final double inverseWidth;
    private final double startSize;
    private final double end;
    private final double absoluteTolerance;
    private final FastestRate fastest;
    private Optional<BrokenLossException> overflow = Optional.empty();
    private double stiffFrom = -1;
    private double[] accepted = new double[0];
    private int nextCheck = EVALUATIONS_BETWEEN_CHECKS;
    private double acceptedTime;
    private double acceptedStep;
    private double stepSize;
    private int evaluations;
    private double reached;

    FieldFlow(KernelSetting setting, RunControl control, double tolerance) {
        this(setting, 0, control, tolerance);
    }

    /** @param inverseWidth 1/m, 0 for no constraint */
    FieldFlow(KernelSetting setting, double inverseWidth, RunControl control, double tolerance) {
        this.setting = setting;
        this.kernel = setting.problem().algebra().fixed(setting.kernel());
        this.inverseWidth = inverseWidth;
        this.field = setting.problem().field();
        this.control = control;
        this.tolerance = tolerance;
        R064Store start = setting.initial().training();
        alpha = R064Store.FACTORY.make(start.getRowDim(), start.getColDim());
        u = start.copy();
        int k = start.getColDim();
        rotation = R064Store.FACTORY.make(k, k);
        for (int i = 0; i < k; i++) {
            rotation.set(i, i, 1);
        }
        gradient = R064Store.FACTORY.make(start.getRowDim(), start.getColDim());
        embeddings = setting.embeddings(u);
        double size = rootMeanSquare(start.data);
        startSize = size == 0 ? 1 : size;
        end = setting.problem().times().end();
        absoluteTolerance = toleranceOfWeights();
        fastest = new FastestRate(this::evaluate, absoluteTolerance / tolerance);
    }

    Baseline.Result run(TrajectoryObserver observer) {
        double[] state = new double[getDimension()];
        if (constrained()) {
            System.arraycopy(rotation.data, 0, state, alpha.data.length, rotation.data.length);
        }
        ObservedTimes observed = new ObservedTimes(setting.problem().times(), getDimension(), (time, y) -> {
            if (control.cancelled()) {
                throw new Interruption(Cause.CANCELLED);
            }
            move(y);
            setting.show(time, u, this::outputs, observer, control);
        });
        StopReason stopped = new StopReason.Completed(end);
        try {
            observed.show(state);
            integrate(state, observed);
        } catch (Interruption e) {
            stopped = explain(e.reason(), observed.last());
        } catch (NumberIsTooSmallException e) {
            stopped = explain(Cause.STEP, observed.last());
        } catch (BrokenLossException e) {
            stopped = new StopReason.Failed(observed.last(), e);
        }
        return new Baseline.Result(
                stopped, Map.of("evaluations", (double) evaluations, "stiff-from", stiffFrom < 0 ? end : stiffFrom));
    }

    /** Integrates to the end with the explicit pair, with the stabilised method while stability limits its steps, or with the exponential one. */
    private void integrate(double[] state, ObservedTimes observed) {
        acceptedStep = INITIAL_PART * end;
        while (acceptedTime < end) {
            boolean finite = explicit(state, observed);
            if (acceptedTime < end && stiffFrom < 0) {
                stiffFrom = acceptedTime;
            }
            if (acceptedTime < end && !(finite && stabilised(state, observed))) {
                exponential(state, observed);
            }
        }
    }

    /** Integrates with the explicit pair until stability limits its steps; returns false if the field is not finite within a step. */
    private boolean explicit(double[] state, ObservedTimes observed) {
        DormandPrince54Integrator integrator =
                new DormandPrince54Integrator(SMALLEST_STEP * end, end, absoluteTolerance, tolerance);
        if (acceptedTime > 0 || end < LEAST_END) {
            integrator.setInitialStepSize(Math.min(acceptedStep, end - acceptedTime));
        }
        integrator.addStepHandler(new ExplicitStep(observed));
        accepted = state.clone();
        boolean finite = true;
        try {
            integrator.integrate(this, acceptedTime, state, end, state);
        } catch (Interruption e) {
            // A stage that overflows means that the step was too long for the field.
            if (e.reason() != Cause.STIFF && e.reason() != Cause.NOT_FINITE) {
                throw e;
            }
            finite = e.reason() == Cause.STIFF;
        }
        System.arraycopy(accepted, 0, state, 0, state.length);
        return finite;
    }

    /** Integrates with the stabilised method as long as it is the best; returns false if the flow is too stiff for it. */
    private boolean stabilised(double[] state, ObservedTimes observed) {
        StabilisedFlow flow = new StabilisedFlow(
                this::evaluate,
                fastest,
                getDimension(),
                tolerance,
                absoluteTolerance / tolerance,
                acceptedStep,
                MAX_EVALUATIONS - evaluations,
                (from, to) -> {
                    throwUnlessFinite(to.derivative());
                    begin(to.time());
                    acceptedTime = to.time();
                    observed.upTo(to.time(), (at, result) -> from.interpolate(to, at, result));
                });
        StabilisedFlow.End ended = flow.integrate(state, acceptedTime, end, SMALLEST_STEP * end);
        acceptedStep = flow.step();
        return ended != StabilisedFlow.End.TOO_STIFF;
    }

    /** Integrates to the end with the exponential method. */
    private void exponential(double[] state, ObservedTimes observed) {
        StiffFlow flow = stiffFlow(acceptedStep);
        while (!observed.complete()) {
            double to = observed.next();
            if (!flow.integrate(state, acceptedTime, to, SMALLEST_STEP * end)) {
                throw new Interruption(Cause.STEP);
            }
            acceptedTime = to;
            observed.show(state);
        }
    }

    private void begin(double time) {
        reached = time;
        // The integrator may try a point beyond the end to choose its first step.
        control.progress(Math.min(1, time / end));
    }

    private StiffFlow stiffFlow(double step) {
        return new StiffFlow(
                this::evaluate,
                getDimension(),
                this::motion,
                tolerance,
                tolerance / absoluteTolerance,
                step,
                (time, y) -> {
                    begin(time);
                    stepSize = rootMeanSquare(u.data);
                    throwUnlessFinite(y);
                });
    }

    /** Returns the root mean square of Kδα + U₀δS, relative to the larger of those of U₀ and U. */
    private double motion(double[] change) {
        LinearAlgebra algebra = setting.problem().algebra();
        R064Store part = R064Store.FACTORY.make(alpha.getRowDim(), alpha.getColDim());
        System.arraycopy(change, 0, part.data, 0, part.data.length);
        R064Store moved = kernel.multiply(part);
        if (constrained()) {
            R064Store turned = R064Store.FACTORY.make(rotation.getRowDim(), rotation.getColDim());
            System.arraycopy(change, part.data.length, turned.data, 0, turned.data.length);
            R064Store start = algebra.multiply(setting.initial().training(), turned);
            for (int i = 0; i < moved.data.length; i++) {
                moved.data[i] += start.data[i];
            }
        }
        return rootMeanSquare(moved.data) / Math.max(startSize, stepSize);
    }

    private static double rootMeanSquare(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return Math.sqrt(sum / x.length);
    }

    private static void throwUnlessFinite(double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new Interruption(Cause.NOT_FINITE);
            }
        }
    }

    /** Handles the steps of the explicit pair: shows the times within, and ends the integration when stability limits the steps. */
    private final class ExplicitStep implements StepHandler {

        private final ObservedTimes observed;

        ExplicitStep(ObservedTimes observed) {
            this.observed = observed;
        }

        @Override
        public void init(double t0, double[] y0, double t) {
            // Nothing is counted from the start of an integration.
        }

        @Override
        public void handleStep(StepInterpolator interpolator, boolean isLast) {
            // Rounding may end the last step beside the end.
            acceptedTime = isLast ? end : interpolator.getCurrentTime();
            acceptedStep = acceptedTime - interpolator.getPreviousTime();
            interpolator.setInterpolatedTime(acceptedTime);
            System.arraycopy(interpolator.getInterpolatedState(), 0, accepted, 0, accepted.length);
            observed.upTo(acceptedTime, (at, result) -> {
                interpolator.setInterpolatedTime(at);
                System.arraycopy(interpolator.getInterpolatedState(), 0, result, 0, result.length);
            });
            if (evaluations < nextCheck || isLast) {
                return;
            }
            interpolator.setInterpolatedTime(acceptedTime);
            double rate = fastest.at(accepted, interpolator.getInterpolatedDerivatives());
            nextCheck = evaluations + Math.max(EVALUATIONS_BETWEEN_CHECKS, evaluations / CHECKED_PART);
            if (acceptedStep * rate > EXPLICIT_LIMIT) {
                throw new Interruption(Cause.STIFF);
            }
        }
    }

    @Override
    public int getDimension() {
        return alpha.data.length + (constrained() ? rotation.data.length : 0);
    }

    private boolean constrained() {
        return inverseWidth > 0;
    }

    private R064Store outputs() {
        return constrained() ? setting.evaluation(alpha, rotation) : setting.evaluation(alpha);
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] yDot) {
        evaluate(y, yDot);
        begin(t);
        throwUnlessFinite(yDot);
    }

    private void evaluate(double[] y, double[] yDot) {
        if (control.cancelled()) {
            throw new Interruption(Cause.CANCELLED);
        }
        if (++evaluations > MAX_EVALUATIONS) {
            throw new Interruption(Cause.EVALUATIONS);
        }
        move(y);
        overflow = Optional.empty();
        try {
            FieldCheck.field(field, embeddings, gradient);
        } catch (BrokenLossException e) {
            if (!e.overflow()) {
                throw e;
            }
            // A shorter step may avoid it; the infinite gradient ends this one.
            overflow = Optional.of(e);
        }
        for (int i = 0; i < alpha.data.length; i++) {
            yDot[i] = -gradient.data[i];
        }
        if (constrained()) {
            turn(yDot);
        }
    }

    /** Adds SA and αA, A = UᵀF/m. */
    private void turn(double[] yDot) {
        LinearAlgebra algebra = setting.problem().algebra();
        R064Store a = algebra.multiplyLeftTransposed(u, gradient);
        for (int i = 0; i < a.data.length; i++) {
            a.data[i] *= inverseWidth;
        }
        R064Store turned = algebra.multiply(alpha, a);
        for (int i = 0; i < turned.data.length; i++) {
            yDot[i] += turned.data[i];
        }
        System.arraycopy(algebra.multiply(rotation, a).data, 0, yDot, alpha.data.length, a.data.length);
    }

    /** Computes U = U₀S + Kα. */
    private void move(double[] y) {
        LinearAlgebra algebra = setting.problem().algebra();
        System.arraycopy(y, 0, alpha.data, 0, alpha.data.length);
        kernel.multiply(false, alpha, u);
        double[] start = setting.initial().training().data;
        if (constrained()) {
            System.arraycopy(y, alpha.data.length, rotation.data, 0, rotation.data.length);
            start = algebra.multiply(setting.initial().training(), rotation).data;
        }
        for (int i = 0; i < start.length; i++) {
            u.data[i] += start[i];
        }
    }

    /**
     * Returns the absolute tolerance of α: an error of this size moves U by at most the tolerance times the size of U₀.
     */
    private double toleranceOfWeights() {
        double[] entries = kernel.matrix().data;
        double norm = 0;
        int n = kernel.matrix().getRowDim();
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Math.abs(entries[j * n + i]);
            }
            norm = Math.max(norm, sum);
        }
        return norm == 0 ? tolerance : tolerance * startSize / norm;
    }

    private StopReason explain(Cause reason, double last) {
        if (overflow.isPresent() && (reason == Cause.NOT_FINITE || reason == Cause.STEP)) {
            return new StopReason.Failed(last, overflow.get());
        }
        return switch (reason) {
            case CANCELLED -> new StopReason.Cancelled(last);
            case NOT_FINITE ->
                new StopReason.Diverged(
                        last,
                        Double.isFinite(largest())
                                ? String.format(
                                        Locale.ROOT,
                                        "the field is not finite at t = %.4g, where the largest embedding entry is"
                                                + " %.3g",
                                        reached,
                                        largest())
                                : String.format(Locale.ROOT, "the embeddings overflow at t = %.4g", reached));
            case EVALUATIONS, STIFF ->
                new StopReason.Stalled(
                        last,
                        String.format(
                                Locale.ROOT,
                                "%d evaluations of the field reached t = %.4g; use a larger tolerance or a shorter"
                                        + " time",
                                MAX_EVALUATIONS,
                                reached));
            case STEP ->
                largest() > BLOW_UP_GROWTH * startSize
                        ? new StopReason.BlowUp(last, reached)
                        : new StopReason.Stalled(
                                last,
                                String.format(
                                        Locale.ROOT,
                                        "the step fell below %.1g at t = %.4g; use a larger tolerance",
                                        SMALLEST_STEP * end,
                                        reached));
        };
    }

    private double largest() {
        double result = 0;
        for (double x : u.data) {
            result = Math.max(result, Math.abs(x));
        }
        return result;
    }
}
