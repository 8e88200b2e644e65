package org.repdyn.manifolds.dense;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** The exactly symmetric product B·diag(w)·Bᵀ. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WeightedGram {

    private WeightedGram() {}

    /** Computes result = B·diag(weights)·Bᵀ, of which both triangles have the same bits. */
    public static void compute(R064Store b, double[] weights, R064Store result) {
        int n = b.getRowDim();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += b.data[k * n + i] * weights[k] * b.data[k * n + j];
                }
                result.data[j * n + i] = sum;
                result.data[i * n + j] = sum;
            }
        }
    }
}
