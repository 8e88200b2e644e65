package org.repdyn.manifolds.dense;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Symmetric and skew-symmetric parts of square matrices. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Symmetry {

    private Symmetry() {}

    /** Computes result = (a + aᵀ)/2; {@code result} may be {@code a}. */
    public static void symmetricPart(R064Store a, R064Store result) {
        part(a, 1, result);
    }

    /** Computes result = (a − aᵀ)/2; {@code result} may be {@code a}. */
    public static void skewPart(R064Store a, R064Store result) {
        part(a, -1, result);
    }

    private static void part(R064Store a, int sign, R064Store result) {
        int n = a.getRowDim();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                double upper = (a.data[j * n + i] + sign * a.data[i * n + j]) / 2;
                result.data[j * n + i] = upper;
                result.data[i * n + j] = sign * upper;
            }
        }
    }

    /** Returns ‖a − aᵀ‖_F/‖a‖_F, 0 for the zero matrix. */
    public static double asymmetry(R064Store a) {
        int n = a.getRowDim();
        double size = Entries.norm(a);
        if (size == 0) {
            return 0;
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double difference = (a.data[j * n + i] - a.data[i * n + j]) / size;
                sum += 2 * difference * difference;
            }
        }
        return Math.sqrt(sum);
    }
}
