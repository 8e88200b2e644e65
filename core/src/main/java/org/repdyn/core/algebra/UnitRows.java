package org.repdyn.core.algebra;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Rows divided by their norms, and the pullback of gradients through this division. Keeps its memory between calls. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnitRows {

    private R064Store rows = R064Store.FACTORY.make(0, 0);
    private double[] norms = new double[0];
    private double[] largest = new double[0];

    /** Inner products bᵀg of the rows in a pullback. */
    private double[] along = new double[0];

    /**
     * Returns the rows of a matrix divided by their norms.
     *
     * @throws ArithmeticException if a row is zero or not finite
     */
    public static R064Store of(R064Store u) {
        UnitRows unit = new UnitRows();
        int zero = unit.normalise(u);
        if (zero >= 0) {
            throw new ArithmeticException("row " + zero + " is zero and has no direction");
        }
        double[] rows = unit.matrix().data;
        for (int i = 0; i < rows.length; i++) {
            if (Double.isNaN(rows[i])) {
                throw new ArithmeticException("row " + i % u.getRowDim() + " is not finite and has no direction");
            }
        }
        return unit.matrix();
    }

    /** Returns the unit rows of the last call of {@link #normalise}. */
    public R064Store matrix() {
        return rows;
    }

    /**
     * Normalises each row. Rows may be of any size: entries are divided by the largest before they are squared.
     *
     * @return index of the first row that is zero and has no direction; −1 if there is none
     */
    public int normalise(R064Store u) {
        int count = u.getRowDim();
        int dimension = u.getColDim();
        if (rows.getRowDim() != count || rows.getColDim() != dimension) {
            rows = R064Store.FACTORY.make(count, dimension);
            norms = new double[count];
            largest = new double[count];
            along = new double[count];
        }
        // Column by column, as the entries lie in memory.
        Arrays.fill(largest, 0);
        Arrays.fill(norms, 0);
        for (int c = 0; c < dimension; c++) {
            for (int i = 0; i < count; i++) {
                largest[i] = Math.max(largest[i], Math.abs(u.data[c * count + i]));
            }
        }
        for (int i = 0; i < count; i++) {
            if (largest[i] == 0) {
                return i;
            }
        }
        for (int c = 0; c < dimension; c++) {
            for (int i = 0; i < count; i++) {
                double x = u.data[c * count + i] / largest[i];
                rows.data[c * count + i] = x;
                norms[i] += x * x;
            }
        }
        for (int i = 0; i < count; i++) {
            norms[i] = Math.sqrt(norms[i]);
        }
        for (int c = 0; c < dimension; c++) {
            for (int i = 0; i < count; i++) {
                rows.data[c * count + i] /= norms[i];
            }
        }
        for (int i = 0; i < count; i++) {
            norms[i] *= largest[i];
        }
        return -1;
    }

    /** Replaces ∂/∂(unit rows) by ∂/∂(rows) = (g − b(bᵀg))/‖u‖ in each row. */
    public void pullBack(R064Store gradient) {
        int count = norms.length;
        int dimension = rows.getColDim();
        Arrays.fill(along, 0);
        for (int c = 0; c < dimension; c++) {
            for (int i = 0; i < count; i++) {
                along[i] += rows.data[c * count + i] * gradient.data[c * count + i];
            }
        }
        for (int c = 0; c < dimension; c++) {
            for (int i = 0; i < count; i++) {
                int at = c * count + i;
                gradient.data[at] = (gradient.data[at] - rows.data[at] * along[i]) / norms[i];
            }
        }
    }
}
