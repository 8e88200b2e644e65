package org.repdyn.observables.subspace;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.similarity.PrincipalAngles;

/**
 * The largest principal angle between the column space of W and subspaces of the inputs. W, d×k, is the linear map that comes
 * nearest to the embeddings of the clean samples, both centred: the encoder itself where that is linear, however many matrices it
 * is a product of. Between spaces of unequal dimension the largest angle of the smaller one counts.
 */
final class InputAngle implements Observable {

    /** Directions of the inputs, and dimensions of W, below this share of the largest are rounding. */
    private static final double SMALLEST_SHARE = 1e-10;

    private final Optional<List<String>> asked;
    private double[] known = {};
    private R064Store left = R064Store.FACTORY.make(0, 0);
    private R064Store back = R064Store.FACTORY.make(0, 0);

    InputAngle(Optional<List<String>> asked) {
        this.asked = asked;
    }

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        if (evaluation.subspaces().isEmpty()) {
            return Optional.of("the data set names no subspace of its inputs");
        }
        return asked.flatMap(names -> names.stream()
                .filter(name -> !evaluation.subspaces().containsKey(name))
                .findFirst()
                .map(name -> "the data set names no subspace '" + name + "'. Allowed: "
                        + String.join(", ", names(evaluation))));
    }

    @Override
    public double[] observe(Observation observation) {
        EvaluationSet evaluation = observation.evaluation();
        R064Store embeddings = observation.snapshot().evaluation();
        LinearAlgebra algebra = observation.algebra();
        if (!Arrays.stream(embeddings.data).allMatch(Double::isFinite)) {
            return new double[0];
        }
        if (known != evaluation.inputs().data) {
            decompose(evaluation, algebra);
        }
        R064Store parts = algebra.multiplyLeftTransposed(left, embeddings);
        R064Store map = algebra.multiply(back, parts);
        // What is constant is rounding here.
        if (map.getColDim() > map.getRowDim() || !(size(parts) > SMALLEST_SHARE * size(embeddings))) {
            return new double[0];
        }
        ThinSvd svd = algebra.thinSvd(map);
        double[] sizes = svd.values();
        // What lost a dimension has no subspace to compare.
        if (!(sizes[sizes.length - 1] > SMALLEST_SHARE * sizes[0])) {
            return new double[0];
        }
        return asked.orElseGet(() -> names(evaluation)).stream()
                .mapToDouble(name -> PrincipalAngles.between(
                                svd.left(),
                                Objects.requireNonNull(evaluation.subspaces().get(name)),
                                algebra)
                        .largest())
                .toArray();
    }

    private static List<String> names(EvaluationSet evaluation) {
        return List.copyOf(new TreeSet<>(evaluation.subspaces().keySet()));
    }

    private static double size(R064Store matrix) {
        double largest = 0;
        for (double v : matrix.data) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** Centred inputs as L·diag(σ)·Rᵀ: the least-squares map of embeddings U is R·diag(1/σ)·LᵀU. */
    private void decompose(EvaluationSet evaluation, LinearAlgebra algebra) {
        R064Store centred = evaluation.inputs().copy();
        int n = centred.getRowDim();
        for (int j = 0; j < centred.getColDim(); j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += centred.data[j * n + i] / n;
            }
            for (int i = 0; i < n; i++) {
                centred.data[j * n + i] -= mean;
            }
        }
        ThinSvd svd = algebra.thinSvd(centred);
        left = svd.left();
        back = svd.right().copy();
        for (int j = 0; j < back.getColDim(); j++) {
            double value = svd.values()[j];
            double factor = value > SMALLEST_SHARE * svd.values()[0] ? 1 / value : 0;
            for (int i = 0; i < back.getRowDim(); i++) {
                back.set(i, j, back.doubleValue(i, j) * factor);
            }
        }
        known = evaluation.inputs().data;
    }
}
