package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;

/** Rows divided by their norms, and the way back for gradients. Reuses its memory. */
final class UnitRows {

    private final R064Store rows;
    private final double[] norms;

    UnitRows(int count, int dimension) {
        rows = R064Store.FACTORY.make(count, dimension);
        norms = new double[count];
    }

    /** Whether it has this shape. */
    boolean fits(R064Store u) {
        return rows.getRowDim() == u.getRowDim() && rows.getColDim() == u.getColDim();
    }

    /** The unit rows of the last {@link #normalise}. */
    R064Store matrix() {
        return rows;
    }

    /**
     * Normalises each row; rows of any size, squares never overflow.
     *
     * @return the first row that is zero and so has no direction; −1 where there is none
     */
    int normalise(R064Store u) {
        int count = norms.length;
        int dimension = u.getColDim();
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

    /** Turns ∂/∂(unit rows) into ∂/∂(rows), in place: (g − b(bᵀg))/‖u‖ for each row. */
    void pullBack(R064Store gradient) {
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
