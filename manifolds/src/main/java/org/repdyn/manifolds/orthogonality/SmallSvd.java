package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/** Singular value decomposition A = U·diag(σ)·Vᵀ of a k×k matrix; its memory is reused between calls. */
final class SmallSvd {

    /** Largest exponent of entries whose squares the decomposition neither loses nor overflows. */
    private static final int LARGEST_EXPONENT = 300;

    final R064Store u;
    final R064Store v;
    final double[] values;

    private final R064Store scaled;
    private final SingularValue<Double> decomposition;

    SmallSvd(int k) {
        scaled = R064Store.FACTORY.make(k, k);
        u = R064Store.FACTORY.make(k, k);
        v = R064Store.FACTORY.make(k, k);
        values = new double[k];
        decomposition = SingularValue.R064.make(k, k);
    }

    /**
     * Decomposes a matrix; the fields hold the results until the next call.
     *
     * @throws ArithmeticException if an entry is NaN or infinite
     */
    void decompose(R064Store a) {
        // ojAlgo iterates without end over a NaN, and where squares of entries underflow.
        double largest = Entries.largest(a);
        if (!Double.isFinite(largest)) {
            throw new ArithmeticException("the singular values of a " + a.getRowDim() + "×" + a.getColDim()
                    + " matrix with an entry that is not finite are not defined; give points and vectors of"
                    + " finite numbers");
        }
        int exponent = Math.getExponent(largest);
        boolean extreme = Math.abs(exponent) > LARGEST_EXPONENT;
        if (extreme) {
            for (int i = 0; i < scaled.data.length; i++) {
                scaled.data[i] = Math.scalb(a.data[i], -exponent);
            }
        }
        if (!decomposition.decompose(extreme ? scaled : a)) {
            throw new ArithmeticException("the singular value decomposition of a " + a.getRowDim() + "×" + a.getColDim()
                    + " matrix did not converge; scale its entries to the size of 1");
        }
        decomposition.getSingularValues(values);
        if (extreme) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.scalb(values[i], exponent);
            }
        }
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
