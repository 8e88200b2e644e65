package org.repdyn.core.algebra;

import java.util.Optional;
import org.ojalgo.OjAlgoUtils;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** Backend on ojAlgo. Each call creates its own decomposition object, because these are not thread-safe. */
final class OjAlgoBackend implements LinearAlgebraBackend {

    static {
        // ojAlgo would otherwise use threads of its own. It reads the limit when its classes are loaded, so it is set
        // first.
        OjAlgoUtils.limitThreadsTo(1);
    }

    private final ThreadLocal<DenseProduct> products = ThreadLocal.withInitial(DenseProduct::new);

    @Override
    public String describe() {
        return "ojalgo " + OjAlgoUtils.getVersion();
    }

    @Override
    public void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result) {
        Operands.requireProduct(a, transposeA, b, transposeB, result);
        products.get().compute(Operands.dense(a), transposeA, Operands.dense(b), transposeB, result);
    }

    @Override
    public void gram(MatrixStore<Double> a, boolean ofColumns, R064Store result, Workers workers) {
        Operands.requireGram(a, ofColumns, result);
        products.get().gram(Operands.dense(a), ofColumns, result);
        Operands.copyUpperToLower(result);
    }

    @Override
    public SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric) {
        Operands.requireSquare(symmetric);
        R064Store dense = Operands.dense(symmetric);
        if (dense.getRowDim() == 0) {
            // ojAlgo cannot decompose a matrix without rows, which is the Gram matrix in the range of inputs that are
            // all zero.
            return SymmetricEigen.ascending(new double[0], dense);
        }
        Operands.requireFinite(dense, "eigendecomposition");
        int exponent = Scaling.exponent(dense);
        R064Store work = Operands.symmetricPart(Scaling.divide(dense, exponent));
        int n = work.getRowDim();
        // The flag "symmetric" skips a test of symmetry.
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(n, true);
        if (!decomposition.decompose(work)) {
            throw new ArithmeticException("The eigendecomposition of a " + n + "×" + n + " matrix did not converge.");
        }
        double[] unordered = new double[n];
        decomposition.getEigenvalues(unordered, Optional.empty());
        Scaling.multiply(unordered, exponent);
        return SymmetricEigen.ascending(unordered, Operands.dense(decomposition.getV()));
    }

    @Override
    public R064Store cholesky(MatrixStore<Double> positiveDefinite) {
        Operands.requireSquare(positiveDefinite);
        R064Store dense = Operands.dense(positiveDefinite);
        Operands.requireFinite(dense, "Cholesky factorisation");
        return CholeskyFactor.of(dense);
    }
}
