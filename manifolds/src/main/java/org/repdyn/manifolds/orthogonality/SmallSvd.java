package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** Singular value decomposition A = U·diag(σ)·Vᵀ of a k×k matrix; its memory is reused between calls. */
final class SmallSvd {

    final R064Store u;
    final R064Store v;
    final double[] values;

    private final SingularValue<Double> decomposition;

    SmallSvd(int k) {
        u = R064Store.FACTORY.make(k, k);
        v = R064Store.FACTORY.make(k, k);
        values = new double[k];
        decomposition = SingularValue.R064.make(k, k);
    }

    /** Decomposes a matrix; the fields hold the results until the next call. */
    void decompose(R064Store a) {
        if (!decomposition.decompose(a)) {
            throw new ArithmeticException("the singular value decomposition did not converge; is an entry not finite?");
        }
        decomposition.getSingularValues(values);
        copy(decomposition.getU(), u);
        copy(decomposition.getV(), v);
    }

    private static void copy(MatrixStore<Double> from, R064Store to) {
        int k = to.getRowDim();
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                to.data[j * k + i] = from.doubleValue(i, j);
            }
        }
    }
}
