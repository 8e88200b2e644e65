package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.losses.internal.Moments;

/** Rows cut to a largest length, and the way back for gradients. */
final class CutRows {

    private final double longest;
    private R064Store rows = R064Store.FACTORY.make(0, 0);
    private double[] norms = new double[0];

    CutRows(double longest) {
        this.longest = longest;
    }

    R064Store cut(R064Store u) {
        int n = u.getRowDim();
        rows = Moments.fit(rows, n, u.getColDim());
        norms = norms.length == n ? norms : new double[n];
        for (int i = 0; i < n; i++) {
            norms[i] = Math.sqrt(Moments.rowProduct(u, i, u, i));
            double factor = norms[i] > longest ? longest / norms[i] : 1;
            for (int at = i; at < u.data.length; at += n) {
                rows.data[at] = factor * u.data[at];
            }
        }
        return rows;
    }

    /** In place; a row that was cut moves on a sphere only. */
    void pullBack(R064Store gradient) {
        int n = norms.length;
        for (int i = 0; i < n; i++) {
            if (norms[i] > longest) {
                double along = Moments.rowProduct(rows, i, gradient, i) / (longest * longest);
                for (int at = i; at < gradient.data.length; at += n) {
                    gradient.data[at] = (gradient.data[at] - along * rows.data[at]) * longest / norms[i];
                }
            }
        }
    }
}
