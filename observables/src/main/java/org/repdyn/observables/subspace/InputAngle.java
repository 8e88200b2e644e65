package org.repdyn.observables.subspace;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.similarity.PrincipalAngles;

/**
 * Measure of the principal angles, such as the largest, between the column space of W and subspaces of the inputs. W, d×k, is
 * the least-squares linear map from centred inputs to centred embeddings of the clean samples; for a linear encoder of any
 * depth it is the encoder itself. Spaces of unequal dimension have as many angles as the smaller one has dimensions.
 */
final class InputAngle implements Observable {

    /** Share of the largest singular value below which directions of the inputs and dimensions of W count as rounding. */
    private static final double MIN_SHARE = 1e-10;

    private final Optional<List<String>> subspaces;
    private final ToDoubleFunction<PrincipalAngles> measure;
    /** Entries of the inputs that {@link #left} and {@link #inverse} belong to. */
    private double[] decomposedInputs = {};

    private R064Store left = R064Store.FACTORY.make(0, 0);
    private R064Store inverse = R064Store.FACTORY.make(0, 0);

    InputAngle(Optional<List<String>> subspaces, ToDoubleFunction<PrincipalAngles> measure) {
        this.subspaces = subspaces;
        this.measure = measure;
    }

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        if (evaluation.subspaces().isEmpty()) {
            return Optional.of("the dataset defines no subspace of its inputs");
        }
        return subspaces.flatMap(names -> names.stream()
                .filter(name -> !evaluation.subspaces().containsKey(name))
                .findFirst()
                .map(name -> "the dataset defines no subspace '" + name + "'. Allowed: "
                        + String.join(", ", names(evaluation))));
    }

    @Override
    public Optional<String> needs() {
        return Optional.of("embeddings of full column rank, in no more dimensions than the inputs");
    }

    @Override
    public double[] observe(Observation observation) {
        EvaluationSet evaluation = observation.evaluation();
        R064Store embeddings = observation.snapshot().evaluation();
        LinearAlgebra algebra = observation.algebra();
        if (!Arrays.stream(embeddings.data).allMatch(Double::isFinite)) {
            return new double[0];
        }
        if (decomposedInputs != evaluation.inputs().data) {
            decompose(evaluation, algebra);
        }
        R064Store parts = algebra.multiplyLeftTransposed(left, embeddings);
        R064Store map = algebra.multiply(inverse, parts);
        // The embeddings are constant up to rounding.
        if (map.getColDim() > map.getRowDim() || !(size(parts) > MIN_SHARE * size(embeddings))) {
            return new double[0];
        }
        ThinSvd svd = algebra.thinSvd(map);
        double[] sizes = svd.values();
        // W does not have full column rank, so its column space has another dimension.
        if (!(sizes[sizes.length - 1] > MIN_SHARE * sizes[0])) {
            return new double[0];
        }
        return subspaces.orElseGet(() -> names(evaluation)).stream()
                .map(name -> Objects.requireNonNull(evaluation.subspaces().get(name)))
                .mapToDouble(subspace -> measure.applyAsDouble(PrincipalAngles.between(svd.left(), subspace, algebra)))
                .toArray();
    }

    private static List<String> names(EvaluationSet evaluation) {
        return List.copyOf(new TreeSet<>(evaluation.subspaces().keySet()));
    }

    /** Returns the largest absolute entry. */
    private static double size(R064Store matrix) {
        double largest = 0;
        for (double v : matrix.data) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** Decomposes the centred inputs as L·diag(σ)·Rᵀ; the least-squares map for embeddings U is R·diag(1/σ)·LᵀU. */
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
        inverse = svd.right().copy();
        for (int j = 0; j < inverse.getColDim(); j++) {
            double value = svd.values()[j];
            double factor = value > MIN_SHARE * svd.values()[0] ? 1 / value : 0;
            for (int i = 0; i < inverse.getRowDim(); i++) {
                inverse.set(i, j, inverse.doubleValue(i, j) * factor);
            }
        }
        decomposedInputs = evaluation.inputs().data;
    }
}
