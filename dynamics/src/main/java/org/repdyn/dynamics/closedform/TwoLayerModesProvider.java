package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * Predicts the flow of a quadratic loss on a linear network of two matrices that are balanced and along the eigenvectors of C = ½X̂ᵀMX̂ at the start:
 * each mode of the product is a {@link TwoLayerMode}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TwoLayerModesProvider implements PredictionProvider {

    @Override
    public String name() {
        return "two-layer-modes";
    }

    @Override
    public String summary() {
        return "p(t) = p0/(1 + 4c p0 t), one per mode: a quadratic loss and two linear layers, aligned and balanced";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Jing, Vincent, LeCun, Tian",
                "Understanding Dimensional Collapse in Contrastive Self-supervised Learning",
                2022,
                "theorem 3, solved"));
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                LinearQuadratic.QUADRATIC_LOSS,
                Assumption.unconstrained(),
                Assumption.noWeightDecay(),
                TwoMatrices.PRODUCT,
                TwoMatrices.BALANCED,
                Assumption.of(
                        Subject.START,
                        "a start along the eigenvectors of the loss",
                        TwoLayerModesProvider::aligned,
                        "the start is not along the eigenvectors of the loss"));
    }

    private static boolean aligned(TrainingProblem problem) {
        LinearAlgebra algebra = problem.algebra();
        ThinSvd modes = algebra.thinSvd(TwoMatrices.product(problem));
        R064Store pushed = algebra.multiply(QuadraticForm.of(problem), modes.left());
        R064Store along = algebra.multiplyLeftTransposed(modes.left(), pushed);
        return Moments.isDiagonal(along) && Moments.agree(algebra.multiply(modes.left(), along), pushed);
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        LinearAlgebra algebra = problem.algebra();
        ThinSvd modes = algebra.thinSvd(TwoMatrices.product(problem));
        R064Store pushed = algebra.multiply(QuadraticForm.of(problem), modes.left());
        R064Store along = algebra.multiplyLeftTransposed(modes.left(), pushed);
        List<TwoLayerMode> laws = new ArrayList<>();
        for (int j = 0; j < modes.values().length; j++) {
            laws.add(new TwoLayerMode(along.doubleValue(j, j), modes.values()[j]));
        }
        return new Modes(problem, modes, List.copyOf(laws));
    }

    private record Modes(TrainingProblem problem, ThinSvd modes, List<TwoLayerMode> laws) implements Prediction {

        @Override
        public String formula() {
            return "p(t) = p(0)/(1 + 4c p(0) t) for each singular value p of the product, c its eigenvalue of X'MX/2";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public Optional<Double> blowUpTime() {
            double first = laws.stream().mapToDouble(TwoLayerMode::blowUp).min().orElse(Double.POSITIVE_INFINITY);
            return Double.isFinite(first) ? Optional.of(first) : Optional.empty();
        }

        @Override
        public State at(double time) {
            double[] growth = new double[laws.size()];
            for (int j = 0; j < growth.length; j++) {
                double start = laws.get(j).start();
                growth[j] = start > 0 ? Math.sqrt(laws.get(j).at(time) / start) : 1;
                if (!Double.isFinite(growth[j])) {
                    return new State(time, Optional.empty(), Optional.empty(), Map.of());
                }
            }
            List<R064Store> start = problem.initial().blocks();
            R064Store in = grown(start.get(0), modes.left(), growth);
            R064Store out = grown(start.get(1), modes.right(), growth);
            R064Store product = problem.algebra().multiplyLeftTransposed(in, out);
            return new State(
                    time,
                    Optional.of(new Weights(List.of(in, out))),
                    Optional.of(problem.algebra().multiply(problem.views().matrix(), product)),
                    Map.of());
        }

        /** Returns A·B·diag(growth)·Bᵀ: each mode of a layer grows like the square root of that of the product. */
        private R064Store grown(R064Store layer, R064Store basis, double[] growth) {
            R064Store parts = problem.algebra().multiply(layer, basis);
            for (int j = 0; j < growth.length; j++) {
                for (int i = 0; i < parts.getRowDim(); i++) {
                    parts.set(i, j, parts.doubleValue(i, j) * growth[j]);
                }
            }
            return problem.algebra().multiplyRightTransposed(parts, basis);
        }
    }
}
