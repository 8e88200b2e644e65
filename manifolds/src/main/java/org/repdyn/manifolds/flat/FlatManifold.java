package org.repdyn.manifolds.flat;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;

/** Base of the flat manifolds: the ambient inner product, a residual of 0, and the same step for all retractions. */
abstract class FlatManifold implements Manifold {

    private static final Set<Retraction> RETRACTIONS = Collections.unmodifiableSet(EnumSet.allOf(Retraction.class));

    private final int rows;
    private final int columns;

    FlatManifold(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a matrix needs at least 1 row and 1 column, got " + rows + "×" + columns);
        }
        ManifoldArguments.checkEntries(rows, columns);
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final int columns() {
        return columns;
    }

    @Override
    public final double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        copy(ambient, result);
    }

    /** Returns 0, or infinity for a matrix with an entry that is not finite. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        return Double.isFinite(Entries.largest(point)) ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public final Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    @Override
    public final int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return 2;
    }

    /** Returns infinity: geodesics are straight lines. */
    @Override
    public final OptionalDouble injectivityRadius() {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }

    static void copy(R064Store from, R064Store to) {
        System.arraycopy(from.data, 0, to.data, 0, from.data.length);
    }

    static void clear(R064Store matrix) {
        Arrays.fill(matrix.data, 0);
    }
}
