package org.repdyn.dynamics.predictor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Operands;
import org.repdyn.core.trajectory.Weights;

/**
 * The common eigenvectors of a linear predictor A and of F = WᵀW of a linear encoder, if they have common eigenvectors.
 * They are computed as the eigenvectors of a weighted sum of F and the symmetric part of A, so that neither F nor A
 * needs distinct eigenvalues, and are sorted by descending vᵀAv.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SharedEigenvectors {

    /**
     * Relative weight of A in the sum. It is irrational, so that two eigenvalues of the sum coincide only by chance.
     */
    private static final double MIX = (Math.sqrt(5) - 1) / 2;

    private SharedEigenvectors() {}

    /**
     * Returns the eigenvectors as the columns of an orthonormal matrix V, k×k.
     *
     * @param w W, d×k
     * @param a A, k×k
     * @param algebra linear algebra backend
     * @throws IllegalArgumentException if A is not square or W has another number of columns
     */
    public static R064Store of(R064Store w, R064Store a, LinearAlgebra algebra) {
        Operands.requireSquare(a);
        if (w.getColDim() != a.getRowDim()) {
            throw new IllegalArgumentException("the predictor is " + a.getRowDim() + "×" + a.getColDim()
                    + ", so the weights of the encoder need " + a.getRowDim() + " columns, got " + w.getColDim());
        }
        R064Store mixed = algebra.gramOfColumns(w);
        int k = a.getRowDim();
        double share = MIX * norm(mixed) / Math.max(norm(a), Double.MIN_NORMAL);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double symmetric = (a.doubleValue(i, j) + a.doubleValue(j, i)) / 2;
                double entry = (mixed.doubleValue(i, j) + mixed.doubleValue(j, i)) / 2 + share * symmetric;
                mixed.set(i, j, entry);
                mixed.set(j, i, entry);
            }
        }
        R064Store vectors = algebra.symmetricEigen(mixed).vectors();
        double[] p = quadraticForms(vectors, a, algebra);
        List<Integer> order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -p[j]))
                .toList();
        R064Store result = R064Store.FACTORY.make(k, k);
        for (int j = 0; j < k; j++) {
            System.arraycopy(vectors.data, order.get(j) * k, result.data, j * k, k);
        }
        return result;
    }

    /** Returns vᵀAv for each column v of {@code vectors}. */
    public static double[] quadraticForms(R064Store vectors, R064Store a, LinearAlgebra algebra) {
        R064Store turned = algebra.multiply(a, vectors);
        int rows = vectors.getRowDim();
        double[] values = new double[vectors.getColDim()];
        for (int i = 0; i < turned.data.length; i++) {
            values[i / rows] += vectors.data[i] * turned.data[i];
        }
        return values;
    }

    private static double norm(R064Store matrix) {
        return new Weights(List.of(matrix)).norm();
    }
}
