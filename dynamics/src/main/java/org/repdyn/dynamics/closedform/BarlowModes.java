package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * Prediction of a linear encoder under ‖WᵀΓW − I‖², one {@link BarlowMode} for each eigenvector of Γ. Weights and embeddings are predicted if
 * the parts of W(0) along the eigenvectors are orthogonal to each other (an aligned start); otherwise only numbers are.
 */
final class BarlowModes implements Prediction {

    private final TrainingProblem problem;
    private final R064Store vectors;
    /** Parts of W(0), one per row, eigenvalues descending as in {@link #vectors}. */
    private final R064Store parts;

    private final List<BarlowMode> modes = new ArrayList<>();
    private final Modes basis;
    private final boolean aligned;
    private final String formula;

    /**
     * Creates the prediction of a linear encoder.
     *
     * @param modeOf makes the mode of an eigenvalue of Γ and an initial length
     * @param formula the formula from an aligned start and from another one
     */
    BarlowModes(TrainingProblem problem, ModeFactory modeOf, Formula formula) {
        SymmetricEigen eigen = eigen(problem);
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
        aligned = Moments.isDiagonal(problem.algebra().gramOfRows(parts));
        double[] lengths = aligned ? lengths(parts) : lengths(remainders(parts));
        for (int j = 0; j < d; j++) {
            double gamma = eigen.values()[d - 1 - j];
            if (aligned || (modes.size() < parts.getColDim() && gamma > 0)) {
                modes.add(modeOf.mode(gamma, lengths[j]));
            }
        }
        this.formula = aligned ? formula.aligned() : formula.generic();
    }

    private static SymmetricEigen eigen(TrainingProblem problem) {
        R064Store anchors = problem.views().block(0);
        R064Store positives = problem.views().block(problem.views().layout().positiveBlock(0));
        return problem.algebra().symmetricEigen(Moments.symmetric(anchors, positives, problem));
    }

    /** Returns the largest eigenvalue, in absolute value, of the cross-correlation of the initial embeddings. */
    static double largestCorrelation(TrainingProblem problem) {
        R064Store w = problem.initial().blocks().get(0);
        R064Store anchors = problem.views().block(0);
        R064Store positives = problem.views().block(problem.views().layout().positiveBlock(0));
        double[] ascending = problem.algebra()
                .symmetricEigen(Moments.symmetric(
                        problem.algebra().multiply(anchors, w),
                        problem.algebra().multiply(positives, w),
                        problem))
                .values();
        return Math.max(-ascending[0], ascending[ascending.length - 1]);
    }

    /** Returns true if the parts of W(0) along the eigenvectors of Γ are orthogonal to each other. */
    static boolean isAligned(TrainingProblem problem) {
        R064Store parts = problem.algebra()
                .multiplyLeftTransposed(
                        eigen(problem).vectors(), problem.initial().blocks().get(0));
        return Moments.isDiagonal(problem.algebra().gramOfRows(parts));
    }

    /** Factory of a mode from an eigenvalue of Γ and an initial length. */
    @FunctionalInterface
    interface ModeFactory {
        BarlowMode mode(double gamma, double start);
    }

    /**
     * The formula of a prediction.
     *
     * @param aligned formula from an aligned start
     * @param generic formula from a small start that is not aligned
     */
    record Formula(String aligned, String generic) {}

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
        return formula;
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
            BarlowMode mode = modes.get(j);
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
        return formula + " from " + Arrays.toString(modes.toArray());
    }
}
