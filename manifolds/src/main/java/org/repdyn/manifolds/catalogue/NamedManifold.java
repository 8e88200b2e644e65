package org.repdyn.manifolds.catalogue;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Manifold of the library with a name: that of its class in lower case, words separated by hyphens.
 *
 * @param name the name
 * @param summary the points, in one line
 * @param rows rows of a point unless others are asked for
 * @param columns columns of a point unless others are asked for
 * @param quotient true if W and WQ are one point for orthogonal Q
 * @param factory creates the manifold for a shape of the points
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NamedManifold(String name, String summary, int rows, int columns, boolean quotient, Factory factory) {

    /** Factory of manifolds of one kind. */
    @FunctionalInterface
    public interface Factory {

        /**
         * Creates a manifold.
         *
         * @param rows rows of a point
         * @param columns columns of a point
         * @throws IllegalArgumentException if no point has this shape
         */
        Manifold of(int rows, int columns);
    }

    /**
     * Creates the manifold.
     *
     * @param rows rows of a point; by default {@link #rows()}, or as many as columns were given if points are square
     * @param columns columns of a point; by default {@link #columns()}, or as many as rows if points are square
     * @throws IllegalArgumentException if no point has this shape
     */
    public Manifold create(Optional<Integer> rows, Optional<Integer> columns) {
        Objects.requireNonNull(rows, "the argument rows is null; give Optional.empty() for the default");
        Objects.requireNonNull(columns, "the argument columns is null; give Optional.empty() for the default");
        boolean square = this.rows == this.columns;
        return factory.of(
                rows.or(() -> square ? columns : Optional.empty()).orElse(this.rows),
                columns.or(() -> square ? rows : Optional.empty()).orElse(this.columns));
    }
}
