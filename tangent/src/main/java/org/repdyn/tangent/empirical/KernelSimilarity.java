package org.repdyn.tangent.empirical;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Measures of similarity of two kernels; all are NaN for a kernel that is zero. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class KernelSimilarity {

    private KernelSimilarity() {}

    /** Returns ‖K₁ − K₀‖_F/‖K₀‖_F. */
    public static double relativeDrift(R064Store initial, R064Store now) {
        requireSame(initial, now);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < now.data.length; i++) {
            difference = Math.hypot(difference, now.data[i] - initial.data[i]);
            size = Math.hypot(size, initial.data[i]);
        }
        return difference / size;
    }

    /** Returns ⟨K₀, K₁⟩/(‖K₀‖‖K₁‖), invariant to scale. */
    public static double alignment(R064Store a, R064Store b) {
        requireSame(a, b);
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.data.length; i++) {
            product += a.data[i] * b.data[i];
            first += a.data[i] * a.data[i];
            second += b.data[i] * b.data[i];
        }
        return product / Math.sqrt(first) / Math.sqrt(second);
    }

    /** Returns the centred kernel alignment: {@link #alignment} after HKH, H = I − 11ᵀ/N (Kornblith et al. 2019). */
    public static double cka(R064Store a, R064Store b) {
        return alignment(centred(a), centred(b));
    }

    /** Returns TTᵀ of targets or coordinates, one row per sample: a reference for alignment. */
    public static R064Store targetKernel(R064Store targets) {
        int n = targets.getRowDim();
        R064Store result = R064Store.FACTORY.make(n, n);
        for (int c = 0; c < targets.getColDim(); c++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    result.data[j * n + i] += targets.data[c * n + i] * targets.data[c * n + j];
                }
            }
        }
        return result;
    }

    private static R064Store centred(R064Store kernel) {
        int n = kernel.getRowDim();
        double[] columns = new double[n];
        double[] rows = new double[n];
        double all = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                double value = kernel.data[j * n + i] / n;
                columns[j] += value;
                rows[i] += value;
                all += value / n;
            }
        }
        R064Store result = kernel.copy();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                result.data[j * n + i] += all - columns[j] - rows[i];
            }
        }
        return result;
    }

    private static void requireSame(R064Store a, R064Store b) {
        if (a.getRowDim() != b.getRowDim() || a.getColDim() != b.getColDim() || a.getRowDim() != a.getColDim()) {
            throw new IllegalArgumentException("two square kernels of one size are compared, got " + a.getRowDim() + "×"
                    + a.getColDim() + " and " + b.getRowDim() + "×" + b.getColDim());
        }
    }
}
