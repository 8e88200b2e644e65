package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.losses.internal.Matrices;

/** Rows shortened to a maximal length, and the pullback of gradients through this operation. */
final class CutRows {

    private final double longest;
    private R064Store rows = R064Store.FACTORY.make(0, 0);
    private double[] norms = new double[0];

    CutRows(double longest) {
        this.longest = longest;
    }

    /** Returns the rows; those longer than the limit are scaled to it. */
    R064Store cut(R064Store u) {
        int n = u.getRowDim();
        rows = Matrices.fit(rows, n, u.getColDim());
        norms = norms.length == n ? norms : new double[n];
        for (int i = 0; i < n; i++) {
            norms[i] = Matrices.rowNorm(u, i);
            double factor = norms[i] > longest ? longest / norms[i] : 1;
            for (int at = i; at < u.data.length; at += n) {
                rows.data[at] = factor * u.data[at];
            }
        }
        return rows;
    }

    /** Replaces ∂/∂(cut rows) by ∂/∂(rows); the gradient of a row that was cut is tangent to the sphere. */
    void pullBack(R064Store gradient) {
        int n = norms.length;
        for (int i = 0; i < n; i++) {
            if (norms[i] > longest) {
                double along = Matrices.rowProduct(rows, i, gradient, i) / (longest * longest);
                for (int at = i; at < gradient.data.length; at += n) {
                    gradient.data[at] = (gradient.data[at] - along * rows.data[at]) * longest / norms[i];
                }
            }
        }
    }
}
