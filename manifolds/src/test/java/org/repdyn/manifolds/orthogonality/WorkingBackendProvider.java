package org.repdyn.manifolds.orthogonality;

import java.util.List;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.WorkingMatrix;

/** Provider of a backend with the operations of ojAlgo and with working matrices. */
final class WorkingBackendProvider implements LinearAlgebraBackendProvider {

    @Override
    public String name() {
        return "working";
    }

    @Override
    public String summary() {
        return "ojAlgo with working matrices";
    }

    @Override
    public int priority() {
        return 1;
    }

    @Override
    public int crossover(Operation operation) {
        return 1;
    }

    @Override
    public LinearAlgebraBackend start() {
        return new Backend(LinearAlgebra.ojAlgo());
    }

    private record Backend(LinearAlgebra algebra) implements LinearAlgebraBackend {

        @Override
        public String describe() {
            return "working";
        }

        @Override
        public void multiply(
                MatrixStore<Double> a,
                boolean transposeA,
                MatrixStore<Double> b,
                boolean transposeB,
                R064Store result) {
            algebra.multiply(a, transposeA, b, transposeB, result);
        }

        @Override
        public SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric) {
            return algebra.symmetricEigen(symmetric);
        }

        @Override
        public R064Store cholesky(MatrixStore<Double> positiveDefinite) {
            return algebra.cholesky(positiveDefinite);
        }

        @Override
        public List<WorkingMatrix> workingMatrices(int rows, int columns, int count) {
            return Stream.<WorkingMatrix>generate(() -> new HeapWorkingMatrix(rows, columns))
                    .limit(count)
                    .toList();
        }
    }
}
