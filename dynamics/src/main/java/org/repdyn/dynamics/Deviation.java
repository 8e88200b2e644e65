package org.repdyn.dynamics;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.dynamics.spi.Prediction.Gauge;

/** Distance of embeddings from predicted ones, relative to the predicted. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Deviation {

    /** Below this sum of squares, squares that are a relevant part of it may have underflowed. */
    private static final double MIN_RELIABLE = 0x1p-900;

    /** Products of matrices; those of ojAlgo itself read a transposed factor entry by entry, which takes several times as long. */
    private static final LinearAlgebra PRODUCTS = LinearAlgebra.ojAlgo();

    private Deviation() {}

    /**
     * Returns ‖U − V‖_F/‖V‖_F, or its minimum over rotations of V if V is predicted up to a rotation; 0 if both are zero, infinite
     * if only V is.
     *
     * @param gauge says if V is predicted exactly or up to a rotation
     * @param simulated U, N×k, finite
     * @param predicted V, N×k, finite
     * @throws IllegalArgumentException if the shapes differ
     */
    public static double relative(Gauge gauge, R064Store simulated, R064Store predicted) {
        if (simulated.getRowDim() != predicted.getRowDim() || simulated.getColDim() != predicted.getColDim()) {
            throw new IllegalArgumentException("simulated embeddings are " + simulated.getRowDim() + "×"
                    + simulated.getColDim() + ", predicted " + predicted.getRowDim() + "×" + predicted.getColDim());
        }
        // Both are divided by one factor, so that squares do not overflow.
        double size = Math.max(largest(simulated), largest(predicted));
        if (size == 0) {
            return 0;
        }
        OptionalDouble exact =
                gauge == Gauge.EXACT ? withoutCopies(simulated.data, predicted.data, size) : OptionalDouble.empty();
        if (exact.isPresent()) {
            return exact.getAsDouble();
        }
        R064Store u = divided(simulated, size);
        R064Store v = divided(predicted, size);
        double norm = length(v.data);
        R064Store target = gauge == Gauge.ROTATION ? rotated(v, u) : v;
        for (int i = 0; i < u.data.length; i++) {
            u.data[i] -= target.data[i];
        }
        return length(u.data) / norm;
    }

    /** Returns ‖U − V‖_F/‖V‖_F by one pass over the entries; empty if a sum of squares is so small that squares may have underflowed. */
    private static OptionalDouble withoutCopies(double[] u, double[] v, double size) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < u.length; i++) {
            double y = v[i] / size;
            double d = u[i] / size - y;
            difference += d * d;
            norm += y * y;
        }
        return Math.min(difference, norm) < MIN_RELIABLE
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(difference) / Math.sqrt(norm));
    }

    /** Returns √Σx² of entries of size 2 at most. */
    private static double length(double[] entries) {
        double sum = 0;
        for (double x : entries) {
            sum += x * x;
        }
        if (sum >= MIN_RELIABLE) {
            return Math.sqrt(sum);
        }
        double length = 0;
        for (double x : entries) {
            length = Math.hypot(length, x);
        }
        return length;
    }

    /** Returns the rotation of v nearest to u. */
    private static R064Store rotated(R064Store v, R064Store u) {
        int k = v.getColDim();
        R064Store overlap = PRODUCTS.multiplyLeftTransposed(v, u);
        SingularValue<Double> svd = SingularValue.R064.make(overlap);
        svd.decompose(overlap);
        R064Store rotation = R064Store.FACTORY.make(k, k);
        svd.getU().multiply(svd.getV().transpose(), rotation);
        return PRODUCTS.multiply(v, rotation);
    }

    private static R064Store divided(R064Store matrix, double by) {
        R064Store result = matrix.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] /= by;
        }
        return result;
    }

    private static double largest(R064Store matrix) {
        double largest = 0;
        for (double x : matrix.data) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }
}
