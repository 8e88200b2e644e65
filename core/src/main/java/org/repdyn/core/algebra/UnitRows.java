package org.repdyn.core.algebra;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Rows divided by their norms, and the pullback of gradients through this division. Keeps its memory between calls. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnitRows {

    /** Range of squared norms within which neither they nor the inverse norms overflow, or lose digits by underflow. */
    private static final double MIN_SQUARES = 0x1p-900;

    private static final double MAX_SQUARES = 0x1p900;

    private R064Store rows = R064Store.FACTORY.make(0, 0);
    private double[] norms = new double[0];

    /** True if the squares of all norms are in range; {@link #inverses} are then those of the norms. */
    private boolean ordinary;

    private double[] inverses = new double[0];
    private double[] largest = new double[0];

    /** Inner products bᵀg of the rows in a pullback. */
    private double[] along = new double[0];

    /** A column of the rows and one of another matrix. They begin at index 0, as all arrays of a loop that is vectorised. */
    private double[] column = new double[0];

    private double[] other = new double[0];

    /**
     * Returns the rows of a matrix divided by their norms.
     *
     * @throws ArithmeticException if a row is zero or not finite
     */
    public static R064Store of(R064Store u) {
        UnitRows unit = new UnitRows();
        int zero = unit.normalise(u);
        if (zero >= 0) {
            throw new ArithmeticException("row " + zero + " (counted from 0) is zero and has no direction");
        }
        double[] rows = unit.matrix().data;
        for (int i = 0; i < rows.length; i++) {
            if (Double.isNaN(rows[i])) {
                throw new ArithmeticException(
                        "row " + i % u.getRowDim() + " (counted from 0) is not finite and has no direction");
            }
        }
        return unit.matrix();
    }

    /** Returns the unit rows of the last call of {@link #normalise}. */
    public R064Store matrix() {
        return rows;
    }

    /**
     * Normalises each row. Rows may be of any size: entries are divided by the largest before they are squared, unless all squares are of ordinary size.
     *
     * @return index of the first row that is zero and has no direction; −1 if there is none
     */
    public int normalise(R064Store u) {
        int count = u.getRowDim();
        int dimension = u.getColDim();
        if (rows.getRowDim() != count || rows.getColDim() != dimension) {
            rows = R064Store.FACTORY.make(count, dimension);
            norms = new double[count];
            inverses = new double[count];
            largest = new double[count];
            along = new double[count];
            column = new double[count];
            other = new double[count];
        }
        ordinary = normaliseOrdinary(u.data);
        return ordinary ? -1 : normaliseAny(u);
    }

    /** Normalises rows whose squares are of ordinary size, column by column; returns false, with nothing computed, if those of a row are not. */
    private boolean normaliseOrdinary(double[] u) {
        int count = norms.length;
        Arrays.fill(norms, 0);
        for (int from = 0; from < u.length; from += count) {
            System.arraycopy(u, from, column, 0, count);
            addProducts(column, column, norms);
        }
        for (double squares : norms) {
            if (!(squares >= MIN_SQUARES && squares <= MAX_SQUARES)) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            norms[i] = Math.sqrt(norms[i]);
        }
        for (int i = 0; i < count; i++) {
            inverses[i] = 1 / norms[i];
        }
        for (int from = 0; from < u.length; from += count) {
            System.arraycopy(u, from, column, 0, count);
            divide(column, norms);
            System.arraycopy(column, 0, rows.data, from, count);
        }
        return true;
    }

    private static void addProducts(double[] x, double[] y, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += x[i] * y[i];
        }
    }

    private static void divide(double[] x, double[] by) {
        for (int i = 0; i < x.length; i++) {
            x[i] /= by[i];
        }
    }

    private int normaliseAny(R064Store u) {
        int count = u.getRowDim();
        int dimension = u.getColDim();
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
        Arrays.fill(along, 0);
        for (int from = 0; from < gradient.data.length; from += count) {
            System.arraycopy(rows.data, from, column, 0, count);
            System.arraycopy(gradient.data, from, other, 0, count);
            addProducts(column, other, along);
        }
        for (int from = 0; from < gradient.data.length; from += count) {
            System.arraycopy(rows.data, from, column, 0, count);
            System.arraycopy(gradient.data, from, other, 0, count);
            if (ordinary) {
                project(other, column, along, inverses);
            } else {
                projectAndDivide(other, column, along, norms);
            }
            System.arraycopy(other, 0, gradient.data, from, count);
        }
    }

    private static void project(double[] g, double[] b, double[] along, double[] inverses) {
        for (int i = 0; i < g.length; i++) {
            g[i] = (g[i] - b[i] * along[i]) * inverses[i];
        }
    }

    private static void projectAndDivide(double[] g, double[] b, double[] along, double[] norms) {
        for (int i = 0; i < g.length; i++) {
            g[i] = (g[i] - b[i] * along[i]) / norms[i];
        }
    }
}
