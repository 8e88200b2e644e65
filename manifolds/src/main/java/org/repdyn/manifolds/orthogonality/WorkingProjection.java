package org.repdyn.manifolds.orthogonality;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.algebra.WorkingMatrix;

/**
 * Projections and steps of large orthogonal matrices. Projections work in the memory of a backend: a matrix is copied there once, and only the result is copied back. Their formulas are those of
 * {@link OrthogonalManifold}, whose products with a small matrix and subtractions are one operation here. Factors of long steps consist of products of matrices, where those of small matrices go through columns.
 */
final class WorkingProjection {

    private final OrthogonalManifold manifold;
    private final WorkingMatrix point;
    private final WorkingMatrix vector;
    private final WorkingMatrix other;

    private WorkingProjection(OrthogonalManifold manifold, List<WorkingMatrix> matrices) {
        this.manifold = manifold;
        point = matrices.get(0);
        vector = matrices.get(1);
        other = matrices.get(2);
    }

    /** Returns the projections of a manifold; empty if its products are computed on the heap. */
    static Optional<WorkingProjection> of(OrthogonalManifold manifold) {
        List<WorkingMatrix> matrices = manifold.algebra.workingMatrices(manifold.n, manifold.k, 3);
        return matrices.isEmpty() ? Optional.empty() : Optional.of(new WorkingProjection(manifold, matrices));
    }

    /** Computes P(Z). */
    void project(R064Store w, R064Store ambient, R064Store result) {
        vector.load(ambient);
        projectVector(w, result);
    }

    /** Computes P(Z − V·S) with a small matrix S. */
    void projectDifference(R064Store w, R064Store ambient, R064Store tangent, R064Store s, R064Store result) {
        vector.load(ambient);
        other.load(tangent);
        vector.subtract(other, s);
        projectVector(w, result);
    }

    /** Computes P(V·O) with a small matrix O. */
    void projectTurned(R064Store w, R064Store tangent, R064Store turn, R064Store result) {
        other.load(tangent);
        vector.set(other, turn);
        projectVector(w, result);
    }

    private void projectVector(R064Store w, R064Store result) {
        point.load(w);
        if (manifold.isCancelled(subtractNormalPart())) {
            subtractNormalPart();
        }
        vector.store(result);
    }

    /** Subtracts the normal part from the vector, and returns the square of what is left. */
    private double subtractNormalPart() {
        point.transposeTimes(vector, manifold.small);
        manifold.makeRelative(manifold.small);
        manifold.normalPart(manifold.small);
        vector.subtract(point, manifold.small);
        return vector.squaredNorm();
    }

    /** Loads a matrix and computes its Gram matrix. */
    void loadGram(R064Store matrix, R064Store gram) {
        point.load(matrix);
        point.gram(gram);
    }

    /** Computes the product of the loaded matrix with a small one. */
    void multiplyLoaded(R064Store right, R064Store result) {
        vector.set(point, right);
        vector.store(result);
    }

    /** Replaces a matrix by its factor Q, by products of matrices; returns false, and leaves it, if its columns are dependent or not finite. */
    boolean orthonormalise(R064Store matrix) {
        try {
            R064Store basis = manifold.algebra.orthonormalBasis(matrix);
            System.arraycopy(basis.data, 0, matrix.data, 0, matrix.data.length);
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** Computes the polar factor of a matrix by its singular value decomposition; returns false if the polar factor is not unique or the matrix is not finite. */
    boolean polarFactor(R064Store matrix, R064Store result) {
        double size = OrthogonalManifold.length(matrix);
        if (!Double.isFinite(size)) {
            return false;
        }
        int k = manifold.k;
        ThinSvd thin = manifold.algebra.thinSvd(matrix);
        if (!(thin.values()[k - 1] > manifold.n * Math.ulp(1.0) * size)) {
            return false;
        }
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                manifold.small.data[j * k + i] = manifold.scale * thin.right().data[i * k + j];
            }
        }
        manifold.algebra.multiply(thin.left(), false, manifold.small, false, result);
        return true;
    }

    /** Subtracts 2c·u·vᵀ from c times the polar factor of a matrix, u and v its singular vectors of the least value. */
    void turnLeastDirection(R064Store matrix, R064Store polar) {
        ThinSvd thin = manifold.algebra.thinSvd(matrix);
        int least = manifold.k - 1;
        for (int j = 0; j < manifold.k; j++) {
            double weight = 2 * manifold.scale * thin.right().doubleValue(j, least);
            for (int i = 0; i < manifold.n; i++) {
                polar.data[j * manifold.n + i] -= weight * thin.left().doubleValue(i, least);
            }
        }
    }
}
