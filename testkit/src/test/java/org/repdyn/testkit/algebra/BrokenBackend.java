package org.repdyn.testkit.algebra;

import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.OjAlgoBackendProvider;
import org.repdyn.core.algebra.SymmetricEigen;

/** A backend that adds to its result instead of overwriting it and changes the last entry of the last eigenvector. */
final class BrokenBackend implements LinearAlgebraBackend {

    private final LinearAlgebraBackend right = new OjAlgoBackendProvider().start();

    @Override
    public String describe() {
        return "broken 1";
    }

    @Override
    public void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result) {
        R064Store before = result.copy();
        right.multiply(a, transposeA, b, transposeB, result);
        for (int i = 0; i < before.data.length; i++) {
            result.data[i] += before.data[i];
        }
    }

    @Override
    public SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric) {
        SymmetricEigen eigen = right.symmetricEigen(symmetric);
        eigen.vectors().data[eigen.vectors().data.length - 1] = 0;
        return eigen;
    }

    @Override
    public R064Store cholesky(MatrixStore<Double> positiveDefinite) {
        return right.cholesky(positiveDefinite);
    }

    static final class Provider implements LinearAlgebraBackendProvider {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String summary() {
            return "wrong in two ways";
        }

        @Override
        public int priority() {
            return 1;
        }

        @Override
        public int crossover(Operation operation) {
            return 0;
        }

        @Override
        public LinearAlgebraBackend start() {
            return new BrokenBackend();
        }
    }
}
