package org.repdyn.dynamics.observables;

import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.closedform.QuadraticForm;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.QuadraticLoss;

/**
 * The subspace span W as a graph over the bottom eigenspace of C = ½X̂ᵀMX̂: with VᵀW = [Y₁; Y₂] in the eigenvectors V of C, the first k rows
 * Y₁, span W is the span of [I; Z] with Z = Y₂Y₁⁻¹, for every basis W of the subspace. Since the flows with and without orthogonal columns both have
 * span W(t) = span e^{−2Ct}W(0), each entry is one exponential, Z_ij(t) = e^{−2(λ_i−λ_j)t}Z_ij(0), from any start. (Yan,
 * Helmke, Moore 1994.) The relative accuracy of Z is that of W; each entry has an additional absolute error of the rounding of 1.
 *
 * <p>The observable reports |Z_ij|, since signs never change: row after row, i from k + 1, j from 1 to k. It computes C from the first
 * observed state with a network; states without one, such as predicted ones, are measured in the same eigenvectors.
 */
final class GraphMatrix implements Observable {

    private static final double[] NONE = {};

    private final int rows;
    private Optional<R064Store> basis = Optional.empty();

    GraphMatrix(int rows) {
        this.rows = rows;
    }

    /**
     * Returns Z of a subspace.
     *
     * @param vectors V, d×d, the eigenvectors in ascending order of their eigenvalues
     * @param w d×k, any basis
     * @return (d−k)×k; empty if the subspace is not a graph, because it is orthogonal to a direction of the bottom eigenspace
     */
    public static Optional<R064Store> of(R064Store vectors, R064Store w, LinearAlgebra algebra) {
        R064Store y = algebra.multiplyLeftTransposed(vectors, w);
        int d = y.getRowDim();
        int k = y.getColDim();
        MatrixStore<Double> top = y.limits(k, k).transpose();
        LU<Double> lu = LU.R064.make(k, k);
        if (!lu.decompose(top.collect(R064Store.FACTORY)) || !lu.isSolvable()) {
            return Optional.empty();
        }
        R064Store z = R064Store.FACTORY.transpose(lu.getSolution(
                R064Store.FACTORY.copy(y.offsets(k, 0)).transpose().collect(R064Store.FACTORY)));
        return z.getRowDim() == d - k && Arrays.stream(z.data).allMatch(Double::isFinite)
                ? Optional.of(z)
                : Optional.empty();
    }

    @Override
    public Optional<String> needs() {
        return Optional.of("a linear encoder with fewer outputs than inputs, under a quadratic loss");
    }

    @Override
    public double[] observe(Observation observation) {
        if (observation.snapshot() instanceof EncoderSnapshot network) {
            basis = basis.or(() -> basis(network, observation.algebra()));
        }
        Optional<Weights> weights = observation.snapshot().weights();
        if (basis.isEmpty() || weights.isEmpty()) {
            return NONE;
        }
        R064Store v = basis.get();
        R064Store w = weights.get().blocks().get(0);
        if (w.getRowDim() != v.getRowDim()
                || w.getColDim() >= w.getRowDim()
                || !Arrays.stream(w.data).allMatch(Double::isFinite)) {
            return NONE;
        }
        return of(v, w, observation.algebra()).map(this::nearest).orElse(NONE);
    }

    private double[] nearest(R064Store z) {
        int count = Math.min(rows, z.getRowDim());
        int k = z.getColDim();
        double[] values = new double[count * k];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < k; j++) {
                values[i * k + j] = Math.abs(z.doubleValue(i, j));
            }
        }
        return values;
    }

    private static Optional<R064Store> basis(EncoderSnapshot network, LinearAlgebra algebra) {
        EmbeddingField field = network.embeddingField();
        return network.encoder() instanceof LinearInWeights && field instanceof QuadraticLoss loss
                ? Optional.of(algebra.symmetricEigen(QuadraticForm.of(
                                loss, network.views().layout(), network.views().matrix(), algebra))
                        .vectors())
                : Optional.empty();
    }
}
