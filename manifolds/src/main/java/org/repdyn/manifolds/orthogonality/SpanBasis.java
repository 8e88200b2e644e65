package org.repdyn.manifolds.orthogonality;

import org.ojalgo.matrix.store.R064Store;

/**
 * Orthonormal basis [X Q] of a space that contains the columns of a frame X = W/c and of another matrix of its shape, with
 * m = min(k, n − k) columns of Q.
 */
final class SpanBasis {

    /** The other matrix, divided by c, in this basis: (k + m)×k. */
    final R064Store coordinates;

    private final OrthogonalManifold manifold;
    private final R064Store q;

    /**
     * Creates the basis.
     *
     * @param overlap k×k, the coordinates WᵀZ/c² along X of the other matrix Z
     */
    SpanBasis(Stiefel manifold, R064Store point, R064Store other, R064Store overlap) {
        this.manifold = manifold;
        int n = manifold.n;
        int k = manifold.k;
        int m = Math.min(k, n - k);
        R064Store normal = R064Store.FACTORY.make(n, k);
        manifold.removeSpan(point, other, normal);
        R064Store again = R064Store.FACTORY.make(n, k);
        manifold.removeSpan(point, normal, again);
        R064Store independent = again.copy();
        double size = OrthogonalManifold.length(other);
        GramSchmidt.decompose(independent, R064Store.FACTORY.make(k, k), n * Math.ulp(1.0) * size);
        q = R064Store.FACTORY.make(n, m);
        int found = 0;
        for (int j = 0; j < k && found < m; j++) {
            if (GramSchmidt.norm(independent.data, j * n, n) > 0) {
                System.arraycopy(independent.data, j * n, q.data, found++ * n, n);
            }
        }
        for (; found < m; found++) {
            addColumn(point, found);
        }
        coordinates = R064Store.FACTORY.make(k + m, k);
        R064Store along = manifold.algebra.multiplyLeftTransposed(q, again);
        for (int j = 0; j < k; j++) {
            System.arraycopy(overlap.data, j * k, coordinates.data, j * (k + m), k);
            for (int i = 0; i < m; i++) {
                coordinates.data[j * (k + m) + k + i] = along.data[j * m + i] / manifold.scale;
            }
        }
    }

    /** Adds a unit vector normal to X and to the columns before: the coordinate vector that is farthest from their span. */
    private void addColumn(R064Store point, int column) {
        int n = manifold.n;
        double[] best = new double[n];
        double bestLength = 0;
        for (int axis = 0; axis < n; axis++) {
            double[] unit = new double[n];
            unit[axis] = 1;
            removeAll(point, column, unit);
            removeAll(point, column, unit);
            double length = GramSchmidt.norm(unit, 0, n);
            if (length > bestLength) {
                bestLength = length;
                best = unit;
            }
        }
        for (int i = 0; i < n; i++) {
            q.data[column * n + i] = best[i] / bestLength;
        }
    }

    private void removeAll(R064Store point, int columns, double[] from) {
        double square = manifold.scale * manifold.scale;
        for (int j = 0; j < manifold.k; j++) {
            remove(point.data, j * manifold.n, square, from);
        }
        for (int j = 0; j < columns; j++) {
            remove(q.data, j * manifold.n, 1, from);
        }
    }

    private static void remove(double[] column, int at, double square, double[] from) {
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            sum += column[at + i] * from[i];
        }
        for (int i = 0; i < from.length; i++) {
            from[i] -= sum / square * column[at + i];
        }
    }

    /** Returns the coordinates of the part of an ambient matrix in the span, divided by c. */
    R064Store project(R064Store point, R064Store ambient) {
        int k = manifold.k;
        int m = q.getColDim();
        R064Store top = R064Store.FACTORY.make(k, k);
        manifold.products(point, ambient, top);
        R064Store bottom = manifold.algebra.multiplyLeftTransposed(q, ambient);
        R064Store result = R064Store.FACTORY.make(k + m, k);
        for (int j = 0; j < k; j++) {
            System.arraycopy(top.data, j * k, result.data, j * (k + m), k);
            for (int i = 0; i < m; i++) {
                result.data[j * (k + m) + k + i] = bottom.data[j * m + i] / manifold.scale;
            }
        }
        return result;
    }

    /** Returns the ambient matrix c·[X Q]·Z of coordinates Z. */
    R064Store expand(R064Store point, R064Store z) {
        int k = manifold.k;
        int m = q.getColDim();
        R064Store top = R064Store.FACTORY.make(k, k);
        R064Store bottom = R064Store.FACTORY.make(m, k);
        for (int j = 0; j < k; j++) {
            System.arraycopy(z.data, j * (k + m), top.data, j * k, k);
            System.arraycopy(z.data, j * (k + m) + k, bottom.data, j * m, m);
        }
        R064Store result = manifold.algebra.multiply(point, top);
        R064Store normal = manifold.algebra.multiply(q, bottom);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += manifold.scale * normal.data[i];
        }
        return result;
    }
}
