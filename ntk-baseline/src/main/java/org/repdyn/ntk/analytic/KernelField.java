package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.views.Embeddings;
import org.repdyn.integrators.FieldNotFinite;
import org.repdyn.integrators.VectorField;
import org.repdyn.losses.spi.BrokenLossException;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.FieldCheck;
import org.repdyn.losses.spi.Loss;
import org.repdyn.ntk.analytic.Interruption.Cause;

/**
 * The right-hand side of the flow α̇ = −F(U₀ + Kα) of the dual weights α, for any field F.
 *
 * <p>With orthogonal columns of the readout of a network of width m, U̇ = −KF + U(UᵀF)/m for a rotation-invariant F.
 * Then U = U₀S + Kα and U* = U₀*S + K*α with Ṡ = SA, α̇ = −F + αA, A = UᵀF/m: the k×k matrix S joins the state.
 */
final class KernelField implements VectorField {

    /** Evaluation budget of the accurate methods of a run: above it the run ends, because the field is too stiff or not smooth enough. */
    private static final int MAX_EVALUATIONS = 60_000;

    /**
     * Largest number of granted evaluations, as many as a gradient flow may take: sliding steps that are shortened because the state moves far are not
     * bounded by the times of a run.
     */
    private static final int MOST_GRANTED = 1_000_000;

    private final KernelSetting setting;
    private final FixedMatrix kernel;
    private final EmbeddingField field;
    private final RunControl control;
    private final R064Store alpha;
    private final R064Store u;
    private final R064Store gradient;
    private final Embeddings embeddings;
    private final R064Store rotation;
    private final double inverseWidth;
    private final double startSize;
    private Optional<BrokenLossException> overflow = Optional.empty();
    private int evaluations;
    private int granted;
    private double reached;

    /** @param inverseWidth 1/m, 0 for no constraint */
    KernelField(KernelSetting setting, double inverseWidth, RunControl control) {
        this.setting = setting;
        this.kernel = setting.problem().algebra().fixed(setting.kernel());
        this.inverseWidth = inverseWidth;
        this.field = setting.problem().field();
        this.control = control;
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
    }

    /** Returns the number of entries of the state. */
    int dimension() {
        return alpha.data.length + (constrained() ? rotation.data.length : 0);
    }

    /** Returns the state at time 0. */
    double[] start() {
        double[] state = new double[dimension()];
        if (constrained()) {
            System.arraycopy(rotation.data, 0, state, alpha.data.length, rotation.data.length);
        }
        return state;
    }

    private boolean constrained() {
        return inverseWidth > 0;
    }

    /** {@inheritDoc} It begins to work at this time, and reports it as progress. */
    @Override
    public void at(double time, double[] y, double[] slope) {
        evaluate(y, slope);
        begin(time);
        throwUnlessFinite(slope);
    }

    /** Writes the right-hand side at a state, whose entries may be infinite or not a number. */
    void evaluate(double[] y, double[] yDot) {
        if (control.cancelled()) {
            throw new Interruption(Cause.CANCELLED);
        }
        if (left() <= 0) {
            throw new Interruption(Cause.EVALUATIONS);
        }
        evaluations++;
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

    /** Sets the time that the run has reached, and reports it as progress. */
    void begin(double time) {
        reached = time;
        // The integrator may try a point beyond the end to choose its first step.
        control.progress(Math.min(1, time / setting.problem().times().end()));
    }

    /**
     * Returns if all derivatives at the time that the run has reached are finite.
     *
     * @throws FieldNotFinite if not
     */
    void throwUnlessFinite(double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new FieldNotFinite(reached);
            }
        }
    }

    /**
     * Passes a state to the observer.
     *
     * @throws Interruption if the run is cancelled, or the loss at the state is not finite
     */
    void show(double time, double[] y, TrajectoryObserver observer) {
        if (control.cancelled()) {
            throw new Interruption(Cause.CANCELLED);
        }
        move(y);
        // The loss overflows before the embeddings and its gradient do.
        if (field instanceof Loss loss && !Double.isFinite(FieldCheck.value(loss, embeddings))) {
            reached = time;
            throw new Interruption(Cause.LOSS);
        }
        setting.show(time, u, this::outputs, observer, control);
    }

    private R064Store outputs() {
        return constrained() ? setting.evaluation(alpha, rotation) : setting.evaluation(alpha);
    }

    /** Returns the root mean square of Kδα + U₀δS for a change of the state. */
    double motion(double[] change) {
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
        return rootMeanSquare(moved.data);
    }

    /** {@inheritDoc} It is the change of the embeddings, relative to the larger of those at the start and at the last evaluation. */
    @Override
    public double relative(double[] change, double[] y) {
        return motion(change) / Math.max(startSize, size());
    }

    /** Returns the root mean square of U₀; 1 if it is 0. */
    double startSize() {
        return startSize;
    }

    /** Returns the root mean square of U at the last evaluation. */
    double size() {
        return rootMeanSquare(u.data);
    }

    /** Returns the largest entry of U at the last evaluation. */
    double largest() {
        double result = 0;
        for (double x : u.data) {
            result = Math.max(result, Math.abs(x));
        }
        return result;
    }

    /**
     * Returns the absolute tolerance of α: an error of this size moves U by at most the tolerance times the size of U₀.
     */
    double toleranceOfWeights(double tolerance) {
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

    private static double rootMeanSquare(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return Math.sqrt(sum / x.length);
    }

    /** Returns the number of evaluations so far. */
    int evaluations() {
        return evaluations;
    }

    /** Returns the number of evaluations that are left. */
    int left() {
        return allowed() - evaluations;
    }

    /** Returns the number of evaluations that the run may take, with those granted so far. */
    int allowed() {
        return MAX_EVALUATIONS + granted;
    }

    /** Allows further evaluations, up to {@link #MOST_GRANTED} in all. */
    void grant(int number) {
        granted = Math.min(MOST_GRANTED, granted + number);
    }

    /** Returns the time that the run has reached. */
    double reached() {
        return reached;
    }

    /** Returns the failure of the loss at the last evaluation, if it overflowed there. */
    Optional<BrokenLossException> overflow() {
        return overflow;
    }
}
