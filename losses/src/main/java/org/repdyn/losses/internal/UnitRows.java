package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;

/** Rows divided by their norms, and the way back for gradients. Keeps its memory between calls. */
public final class UnitRows {

    private R064Store rows = R064Store.FACTORY.make(0, 0);
    private double[] norms = new double[0];

    /** The unit rows of the last {@link #normalise}. */
    public R064Store matrix() {
        return rows;
    }

    /**
     * Normalises each row; rows of any size, squares never overflow.
     *
     * @return the first row that is zero and so has no direction; −1 where there is none
     */
    public int normalise(R064Store u) {
        int count = u.getRowDim();
        int dimension = u.getColDim();
        if (rows.getRowDim() != count || rows.getColDim() != dimension) {
            rows = R064Store.FACTORY.make(count, dimension);
            norms = new double[count];
        }
        for (int i = 0; i < count; i++) {
            double largest = 0;
            for (int c = 0; c < dimension; c++) {
                largest = Math.max(largest, Math.abs(u.data[c * count + i]));
            }
            if (largest == 0) {
                return i;
            }
            double sum = 0;
            for (int c = 0; c < dimension; c++) {
                double x = u.data[c * count + i] / largest;
                sum += x * x;
            }
            double relative = Math.sqrt(sum);
            for (int c = 0; c < dimension; c++) {
                rows.data[c * count + i] = u.data[c * count + i] / largest / relative;
            }
            norms[i] = largest * relative;
        }
        return -1;
    }

    /**
     * Normalises each row and refuses one that is zero.
     *
     * @param field who asks
     * @param what what a row is, such as {@code the embedding of the anchor}
     */
    public R064Store normalise(R064Store u, String field, String what) {
        int zero = normalise(u);
        if (zero >= 0) {
            throw Undefined.here(field, what + " of sample " + zero + " is zero and has no direction");
        }
        return rows;
    }

    /** The norm of a row before it was divided. */
    public double norm(int row) {
        return norms[row];
    }

    /** Turns ∂/∂(unit rows) into ∂/∂(rows), in place: (g − b(bᵀg))/‖u‖ for each row. */
    public void pullBack(R064Store gradient) {
        int count = norms.length;
        int dimension = rows.getColDim();
        for (int i = 0; i < count; i++) {
            double along = 0;
            for (int c = 0; c < dimension; c++) {
                along += rows.data[c * count + i] * gradient.data[c * count + i];
            }
            for (int c = 0; c < dimension; c++) {
                int at = c * count + i;
                gradient.data[at] = (gradient.data[at] - rows.data[at] * along) / norms[i];
            }
        }
    }
}
