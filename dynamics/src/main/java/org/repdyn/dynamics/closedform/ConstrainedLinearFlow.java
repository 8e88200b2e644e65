package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Eigenbasis;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Modes;

/**
 * Ẇ = −2(I − WWᵀ)CW from WᵀW = I, in closed form and at any t: span W(t) = span(e^{−2Ct}W₀).
 *
 * <p>The tangents of the angles to the bottom eigenspace follow T(t) = e^{−2Λ₂t}T₀e^{2Λ₁t}; the largest falls like
 * e^{−2(λ_{k+1}−λ_k)t}. It is returned as a logarithm, finite where the angle itself underflows. W(t) is fixed up to a
 * rotation of its columns, and returned as the frame nearest to W₀. (Esser, Mukherjee, Ghoshdastidar 2023; Yan, Helmke, Moore
 * 1994.)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConstrainedLinearFlow {

    private final LinearAlgebra algebra;
    private final Eigenbasis eigenbasis;
    private final double[] values;
    private final R064Store start;
    private final double scale;
    private final SpectralSubspace subspace;
    private final int rows;
    private final int columns;

    /**
     * Creates the flow.
     *
     * @param c C, d×d, symmetric
     * @param start W₀, d×k, WᵀW = scale²·I
     * @param scale length of a column
     * @throws IllegalArgumentException if the start has another number of rows than C or is not finite, or the scale is not positive and finite
     */
    public ConstrainedLinearFlow(R064Store c, R064Store start, double scale, LinearAlgebra algebra) {
        FlowArguments.scale(scale);
        this.start = FlowArguments.start(c, start);
        this.algebra = algebra;
        this.eigenbasis = algebra.eigenbasis(c);
        this.values = eigenbasis.values();
        this.scale = scale;
        this.rows = start.getRowDim();
        this.columns = start.getColDim();
        R064Store y = eigenbasis.coordinates(start);
        for (int i = 0; i < y.data.length; i++) {
            y.data[i] /= scale;
        }
        this.subspace = new SpectralSubspace(values, y);
    }

    /**
     * Returns W(t), the frame of the subspace that is nearest to W₀.
     *
     * @param time finite; before 0 the flow is followed backwards. {@link #limitBasis} is the limit at t = ∞
     * @throws IllegalArgumentException if it is not finite
     */
    public R064Store weights(double time) {
        return nearest(eigenbasis.combine(subspace.orthonormal(time, algebra)));
    }

    /**
     * Returns W(t) at several times, each as from {@link #weights(double)} to rounding. For large d this is faster than one time after another, because the eigenvectors themselves are
     * not needed if there are fewer columns in all than eigenvectors.
     */
    public List<R064Store> weights(double[] times) {
        List<R064Store> coordinates = Arrays.stream(times)
                .mapToObj(time -> subspace.orthonormal(time, algebra))
                .toList();
        return eigenbasis.combineAll(coordinates).stream().map(this::nearest).toList();
    }

    /** Returns the frame of the span of orthonormal columns that is nearest to W₀. */
    private R064Store nearest(R064Store basis) {
        R064Store result = NearestFrame.of(basis, start, algebra);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= scale;
        }
        return result;
    }

    /**
     * Returns the eigenvectors of C in ascending order of the eigenvalues, since those of the smallest eigenvalues dominate in
     * the end. The parts of the subspace along them evolve independently.
     *
     * @param block index of W among the weight blocks
     */
    public Modes modes(int block) {
        return Modes.ofWeights(values, eigenbasis.vectors(Modes.vectors(values)), block);
    }

    /** Returns the part of W(t) along each eigenvector, one per row, in some basis of the outputs. */
    public R064Store parts(double time) {
        R064Store parts = subspace.orthonormal(time, algebra);
        for (int i = 0; i < parts.data.length; i++) {
            parts.data[i] *= scale;
        }
        return parts;
    }

    /** Returns the loss tr(WᵀCW). */
    public double loss(double time) {
        R064Store q = subspace.orthonormal(time, algebra);
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                double entry = q.data[j * rows + i];
                sum += values[i] * entry * entry;
            }
        }
        return scale * scale * sum;
    }

    /** Returns the largest angle to the bottom eigenspace, in radians; 0 if it underflows. */
    public double largestAngle(double time) {
        return Math.atan(Math.exp(logTanLargestAngle(time)));
    }

    /** Returns the natural logarithm of the tangent of the largest angle; −∞ if the angle is exactly 0. */
    public double logTanLargestAngle(double time) {
        if (rows == columns) {
            return Double.NEGATIVE_INFINITY;
        }
        Echelon echelon = subspace.at(time);
        return echelon.pivotsAreFirst() ? logTanOfGraph(echelon) : logTanOfBasis(echelon);
    }

    /** Returns the rate 2(λ_{k+1} − λ_k) at which the angle falls; empty if k = d. */
    public Optional<Double> angleRate() {
        return rows == columns ? Optional.empty() : Optional.of(2 * (values[columns] - values[columns - 1]));
    }

    /** Returns the bottom eigenspace, d×k; empty if λ_k = λ_{k+1} to rounding, so that the limit depends on W₀. */
    public Optional<R064Store> limitBasis() {
        double rounding = rows * Math.ulp(Math.max(Math.abs(values[0]), Math.abs(values[rows - 1])));
        if (rows > columns && !(values[columns] - values[columns - 1] > rounding)) {
            return Optional.empty();
        }
        return Optional.of(eigenbasis.vectors(columns));
    }

    /** Computes log‖T‖₂ for L = [L₁; L₂] with the pivots in L₁: T = L₂L₁⁻¹, with the size of L₂ kept as a logarithm. */
    private double logTanOfGraph(Echelon echelon) {
        double shift = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < columns; j++) {
            for (int i = columns; i < rows; i++) {
                shift = Math.max(shift, echelon.log(i, j));
            }
        }
        if (shift == Double.NEGATIVE_INFINITY) {
            return shift;
        }
        R064Store t = R064Store.FACTORY.make(rows - columns, columns);
        for (int j = columns - 1; j >= 0; j--) {
            for (int i = columns; i < rows; i++) {
                double entry = echelon.scaled(i, j, shift);
                for (int l = j + 1; l < columns; l++) {
                    entry -= t.doubleValue(i - columns, l) * echelon.scaled(echelon.pivot(l), j, 0);
                }
                t.set(i - columns, j, entry);
            }
        }
        return shift + Math.log(singularValues(t)[0]);
    }

    /** Computes log(sin/cos) of an angle that is not small, both from an orthonormal basis. */
    private double logTanOfBasis(Echelon echelon) {
        R064Store q = algebra.orthonormalBasis(echelon.basis());
        double[] cosines = singularValues(q.limits(columns, columns));
        double[] sines = singularValues(q.offsets(columns, 0));
        return Math.log(sines[0]) - Math.log(cosines[columns - 1]);
    }

    private static double[] singularValues(MatrixStore<Double> matrix) {
        SingularValue<Double> svd = SingularValue.R064.make(matrix);
        svd.computeValuesOnly(matrix);
        return svd.getSingularValues().toRawCopy1D();
    }
}
