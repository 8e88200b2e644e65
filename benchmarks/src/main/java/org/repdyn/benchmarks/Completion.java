package org.repdyn.benchmarks;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.fixedrank.FixedRankFactors;
import org.repdyn.manifolds.optimisation.SharedWork;

/** The cost ½‖Ω∘(X − M)‖² of a matrix X = USVᵀ by its factors, Ω a mask of zeros and ones, with its Euclidean gradient. */
final class Completion {

    private final FixedRankFactors manifold;
    private final double[] matrix;
    private final double[] mask;
    private final LinearAlgebra algebra;
    private final SharedWork<Residual> residuals;
    /** Product GV, m×r, and what follows from it. */
    private final R064Store left;

    private final R064Store leftGradient;
    private final R064Store middleGradient;
    private final R064Store rightGradient;

    Completion(FixedRankFactors manifold, R064Store matrix, R064Store mask, int rank, LinearAlgebra algebra) {
        this.manifold = manifold;
        this.matrix = matrix.data;
        this.mask = mask.data;
        this.algebra = algebra;
        int rows = matrix.getRowDim();
        int columns = matrix.getColDim();
        residuals = SharedWork.of(() -> new Residual(rows, columns, rank), this::compute);
        left = R064Store.FACTORY.make(rows, rank);
        leftGradient = R064Store.FACTORY.make(rows, rank);
        middleGradient = R064Store.FACTORY.make(rank, rank);
        rightGradient = R064Store.FACTORY.make(columns, rank);
    }

    double cost(R064Store point) {
        R064Store off = residuals.at(point).off;
        return SolverProblems.dot(off, off) / 2;
    }

    /** Computes [GVSᵀ; UᵀGV; GᵀUS], G the residual at the known entries. */
    void gradient(R064Store point, R064Store result) {
        Residual at = residuals.at(point);
        algebra.multiply(at.off, false, at.v, false, left);
        algebra.multiply(left, false, at.s, true, leftGradient);
        algebra.multiply(at.u, true, left, false, middleGradient);
        algebra.multiply(at.off, true, at.us, false, rightGradient);
        manifold.pack(leftGradient, middleGradient, rightGradient, result);
    }

    private void compute(R064Store point, Residual result) {
        manifold.unpack(point, result.u, result.s, result.v);
        algebra.multiply(result.u, false, result.s, false, result.us);
        algebra.multiply(result.us, false, result.v, true, result.off);
        double[] off = result.off.data;
        for (int i = 0; i < off.length; i++) {
            off[i] = mask[i] * (off[i] - matrix[i]);
        }
    }

    /** The factors of a point and the residual there. */
    private static final class Residual {

        private final R064Store u;
        private final R064Store s;
        private final R064Store v;
        /** U·S. */
        private final R064Store us;
        /** Ω∘(X − M). */
        private final R064Store off;

        Residual(int rows, int columns, int rank) {
            u = R064Store.FACTORY.make(rows, rank);
            s = R064Store.FACTORY.make(rank, rank);
            v = R064Store.FACTORY.make(columns, rank);
            us = R064Store.FACTORY.make(rows, rank);
            off = R064Store.FACTORY.make(rows, columns);
        }
    }
}
