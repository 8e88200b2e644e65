package org.repdyn.testkit;

import java.util.Arrays;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.Prediction.Gauge;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.OrthogonalColumns;
import org.repdyn.manifolds.spi.Unconstrained;
import org.repdyn.testkit.DynamicsFixtures.Control;
import org.repdyn.testkit.DynamicsFixtures.Recorder;

/**
 * The gradient flow of a problem: its first derivative, and its solution in closed form if there is one, else by
 * integration.
 */
final class FlowReference {

    /**
     * Tolerance of the integration: tight, and far enough above rounding that rounding does not determine the steps.
     */
    static final double TOLERANCE = 1e-11;

    private FlowReference() {}

    /**
     * Returns the gauge in which two solutions are compared: up to a rotation if frames of one subspace are equivalent.
     */
    static Gauge gauge(TrainingProblem problem) {
        return problem.constraints().stream().anyMatch(c -> c instanceof OrthogonalColumns || c.identifiesRotations())
                ? Gauge.ROTATION
                : Gauge.EXACT;
    }

    /** Returns the embeddings at the end of the grid. */
    static R064Store end(TrainingProblem problem) {
        if (problem.field() instanceof QuadraticLoss loss && problem.encoder() instanceof LinearInWeights) {
            Constraint constraint = problem.constraints().get(0);
            if (constraint instanceof Unconstrained || constraint instanceof OrthogonalColumns) {
                return closedForm(problem, loss, constraint instanceof OrthogonalColumns);
            }
        }
        return integrated(problem).states.get(problem.times().size() - 1).embeddings();
    }

    /** Integrates the gradient flow with {@link #TOLERANCE}. */
    static Recorder integrated(TrainingProblem problem) {
        return run(integration(), problem);
    }

    /** Returns the integration of the gradient flow with {@link #TOLERANCE}. */
    static Dynamics integration() {
        return new GradientFlow(new GradientFlowOptions(TOLERANCE, TOLERANCE, 1_000_000));
    }

    /** Runs a dynamics. */
    static Recorder run(Dynamics dynamics, TrainingProblem problem) {
        Recorder recorder = new Recorder(false);
        dynamics.run(problem, recorder, new Control(() -> false));
        return recorder;
    }

    /**
     * Returns X̂e^{−2Ct−ηt}W₀, C = ½X̂ᵀMX̂, or its orthonormal basis, which η does not change, for orthonormal columns.
     */
    private static R064Store closedForm(TrainingProblem problem, QuadraticLoss loss, boolean orthogonal) {
        R064Store x = problem.views().matrix();
        R064Store paired = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        loss.pairing(problem.views().layout()).multiply(x, paired);
        SymmetricEigen twice =
                problem.algebra().symmetricEigen(problem.algebra().multiplyLeftTransposed(x, paired));
        R064Store modes = problem.algebra()
                .multiplyLeftTransposed(
                        twice.vectors(), problem.initial().blocks().get(0));
        int d = modes.getRowDim();
        for (int i = 0; i < modes.data.length; i++) {
            modes.data[i] *= Math.exp(-(twice.values()[i % d] + problem.weightDecay())
                    * problem.times().end());
        }
        R064Store w = problem.algebra().multiply(twice.vectors(), modes);
        return problem.algebra().multiply(x, orthogonal ? problem.algebra().orthonormalBasis(w) : w);
    }

    /** Returns the Riemannian gradient at the initial weights. */
    static Weights gradient(TrainingProblem problem) {
        EncoderPass pass = problem.encoder().bind(problem.views().matrix(), problem.algebra());
        R064Store u = pass.forward(problem.initial());
        R064Store outer = u.copy();
        Arrays.fill(outer.data, 0);
        problem.field()
                .field(
                        new Embeddings(
                                problem.views().layout(), u, problem.views().targets(), problem.algebra()),
                        outer);
        Weights euclidean = problem.initial().zeros();
        pass.pullback(problem.initial(), outer, euclidean);
        Weights result = euclidean.zeros();
        List<Manifold> manifolds = problem.manifolds();
        for (int b = 0; b < manifolds.size(); b++) {
            manifolds
                    .get(b)
                    .gradient(
                            problem.initial().blocks().get(b),
                            euclidean.blocks().get(b),
                            result.blocks().get(b));
        }
        return result;
    }

    /** Returns ‖W(t) − W(0) + t·grad‖, the remainder of first order. */
    static double remainder(Weights end, Weights start, Weights gradient, double t) {
        double sum = 0;
        for (int b = 0; b < end.blocks().size(); b++) {
            double[] w = end.blocks().get(b).data;
            for (int i = 0; i < w.length; i++) {
                double rest = w[i]
                        - start.blocks().get(b).data[i]
                        + t * gradient.blocks().get(b).data[i];
                sum += rest * rest;
            }
        }
        return Math.sqrt(sum);
    }

    /** Returns a copy of the embeddings of inputs. */
    static R064Store embeddings(TrainingProblem problem, R064Store inputs, Weights weights) {
        return problem.encoder()
                .bind(inputs, problem.algebra())
                .forward(weights)
                .copy();
    }
}
