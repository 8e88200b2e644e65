package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;

/**
 * Predicts stepwise learning: a linear encoder under ‖C − I‖². If the parts of W(0) along the eigenvectors of Γ are orthogonal
 * to each other, each mode is a {@link BarlowSigmoid} exactly. From any other small start, the modes are approximately sigmoids
 * that start from each part projected orthogonally to those of larger eigenvalues; then only numbers are predicted, not embeddings.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StepwiseProvider implements PredictionProvider {

    @Override
    public String name() {
        return "stepwise";
    }

    @Override
    public String summary() {
        return "sigmoids s(t) = exp(4gt)/sqrt(1/s0^2 + g(exp(8gt)-1)), one per mode: linear encoder, barlow-twins-linear";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Simon, Knutins, Ziyin, Geisz, Fetterman, Albrecht",
                "On the Stepwise Nature of Self-Supervised Learning",
                2023,
                "proposition 4.1"));
    }

    /**
     * Returns the assumptions. The size of Γ is not limited: it is decomposed once, and its side is the dimension of an input, such as
     * 3072 for colour images of 32×32 pixels.
     */
    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss("barlow-twins-linear", BarlowTwinsLinear.class::isInstance),
                Assumption.linearEncoder(),
                Assumption.unconstrained(),
                Assumption.noWeightDecay());
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        R064Store anchors = problem.views().block(0);
        R064Store positives = problem.views().block(problem.views().layout().positiveBlock(0));
        return new Stepwise(problem, problem.algebra().symmetricEigen(Moments.symmetric(anchors, positives, problem)));
    }

    private static final class Stepwise implements Prediction {

        private final TrainingProblem problem;
        private final R064Store vectors;
        /** Parts of W(0), one per row, eigenvalues descending as in {@link #vectors}. */
        private final R064Store parts;

        private final List<BarlowSigmoid> modes = new ArrayList<>();
        private final Modes basis;
        private final boolean aligned;

        Stepwise(TrainingProblem problem, SymmetricEigen eigen) {
            this.problem = problem;
            int d = eigen.values().length;
            vectors = R064Store.FACTORY.make(d, d);
            for (int j = 0; j < d; j++) {
                System.arraycopy(eigen.vectors().data, (d - 1 - j) * d, vectors.data, j * d, d);
            }
            double[] descending = new double[d];
            Arrays.setAll(descending, j -> eigen.values()[d - 1 - j]);
            basis = Modes.ofWeights(descending, vectors, 0);
            parts = problem.algebra()
                    .multiplyLeftTransposed(vectors, problem.initial().blocks().get(0));
            aligned = Moments.isDiagonal(problem.algebra().multiplyRightTransposed(parts, parts));
            double[] lengths = aligned ? lengths(parts) : lengths(remainders(parts));
            for (int j = 0; j < d; j++) {
                double gamma = eigen.values()[d - 1 - j];
                if (aligned || (modes.size() < parts.getColDim() && gamma > 0)) {
                    modes.add(new BarlowSigmoid(gamma, lengths[j]));
                }
            }
        }

        private static double[] lengths(R064Store rows) {
            double[] result = new double[rows.getRowDim()];
            for (int j = 0; j < rows.getColDim(); j++) {
                for (int i = 0; i < result.length; i++) {
                    result[i] = Math.hypot(result[i], rows.doubleValue(i, j));
                }
            }
            return result;
        }

        /** Returns each row projected orthogonally to those above it, by modified Gram–Schmidt. */
        private static R064Store remainders(R064Store rows) {
            R064Store left = rows.copy();
            int k = left.getColDim();
            for (int i = 0; i < left.getRowDim(); i++) {
                for (int above = 0; above < Math.min(i, k); above++) {
                    double product = 0;
                    double square = 0;
                    for (int c = 0; c < k; c++) {
                        product += left.doubleValue(i, c) * left.doubleValue(above, c);
                        square += left.doubleValue(above, c) * left.doubleValue(above, c);
                    }
                    for (int c = 0; c < k && square > 0; c++) {
                        left.set(i, c, left.doubleValue(i, c) - product / square * left.doubleValue(above, c));
                    }
                }
            }
            return left;
        }

        @Override
        public String formula() {
            return aligned
                    ? "s(t) = exp(4gt)/sqrt(1/s(0)^2 + g(exp(8gt) - 1)) for each eigenvalue g of sym(X'X+)/n"
                    : "the same sigmoids from s(0) = |R_jj|, QR of W(0)'V; for a start that is small";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public State at(double time) {
            Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
            int k = parts.getColDim();
            // At most k parts are not zero. Sorting by size puts parts along negative eigenvalues before zeros.
            double[] learned = modes.stream()
                    .map(m -> m.eigenvalue(time))
                    .sorted(Comparator.comparing((Double l) -> Math.abs(l)).reversed())
                    .limit(k)
                    .sorted(Comparator.reverseOrder())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double loss = k - learned.length;
            for (int j = 0; j < learned.length; j++) {
                scalars.put(new ObservableComponent("cross-correlation", j), learned[j]);
                loss += (learned[j] - 1) * (learned[j] - 1);
            }
            scalars.put(ObservableComponent.of(ObservableNames.LOSS), loss);
            if (!aligned) {
                return new State(time, Optional.empty(), Optional.empty(), scalars);
            }
            R064Store grown = parts.copy();
            for (int j = 0; j < modes.size(); j++) {
                BarlowSigmoid mode = modes.get(j);
                double factor = mode.start() == 0 ? 0 : mode.length(time) / mode.start();
                for (int c = 0; c < k; c++) {
                    grown.set(j, c, grown.doubleValue(j, c) * factor);
                }
            }
            scalars.putAll(basis.predicted(grown));
            R064Store w = problem.algebra().multiply(vectors, grown);
            return new State(
                    time,
                    Optional.of(new Weights(List.of(w))),
                    Optional.of(problem.algebra().multiply(problem.views().matrix(), w)),
                    scalars);
        }

        @Override
        public Theory theory() {
            return new Theory(Optional.of(basis), Optional.empty());
        }

        @Override
        public String toString() {
            return "stepwise from " + Arrays.toString(modes.toArray());
        }
    }
}
