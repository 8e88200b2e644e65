package org.repdyn.manifolds.catalogue;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.flat.SkewMatrices;
import org.repdyn.manifolds.flat.SymmetricMatrices;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.orthogonality.Flag;
import org.repdyn.manifolds.orthogonality.GeneralisedStiefel;
import org.repdyn.manifolds.orthogonality.OrthogonalGroup;
import org.repdyn.manifolds.orthogonality.Rotations;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spd.LogEuclideanPositiveDefinite;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.symplectic.SymplecticStiefel;

/** The manifolds of the library that are no constraint of a study, by name. Constraints are plugins and have names of their own. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NamedManifolds {

    private static final List<NamedManifold> ALL = List.of(
            square(
                    "affine-invariant-positive-definite",
                    "Symmetric positive-definite matrices with the affine-invariant metric",
                    4,
                    AffineInvariantPositiveDefinite::new),
            square(
                    "bures-wasserstein-positive-definite",
                    "Symmetric positive-definite matrices with the metric of Bures and Wasserstein",
                    4,
                    BuresWassersteinPositiveDefinite::new),
            new NamedManifold("elliptope", "Correlation matrices YYᵀ as factors Y", 6, 3, true, Elliptope::new),
            new NamedManifold(
                    "fixed-rank",
                    "Matrices of half the largest rank",
                    6,
                    5,
                    false,
                    (rows, columns) -> new FixedRank(rows, columns, Math.max(1, Math.min(rows, columns) / 2))),
            new NamedManifold(
                    "fixed-rank-positive-semidefinite",
                    "Positive-semidefinite matrices YYᵀ as factors Y",
                    6,
                    3,
                    true,
                    FixedRankPositiveSemidefinite::new),
            new NamedManifold(
                    "flag",
                    "A line in a space of as many dimensions as columns",
                    6,
                    3,
                    true,
                    (rows, columns) -> columns == 1 ? new Flag(rows, 1) : new Flag(rows, 1, columns)),
            new NamedManifold(
                    "generalised-stiefel",
                    "Columns with WᵀBW = I, B = tridiag(1, 4, 1)",
                    6,
                    3,
                    false,
                    (rows, columns) -> new GeneralisedStiefel(tridiagonal(rows), columns)),
            square(
                    "log-euclidean-positive-definite",
                    "Symmetric positive-definite matrices with the log-Euclidean metric",
                    4,
                    LogEuclideanPositiveDefinite::new),
            new NamedManifold(
                    "lorentz-model",
                    "Columns of points of hyperbolic space on the hyperboloid",
                    4,
                    2,
                    false,
                    (rows, columns) -> new LorentzModel(rows - 1, columns)),
            square("orthogonal-group", "Orthogonal matrices, rotations and reflections", 4, OrthogonalGroup::new),
            new NamedManifold(
                    "poincare-ball",
                    "Columns of points of hyperbolic space in the unit ball",
                    3,
                    2,
                    false,
                    PoincareBall::new),
            new NamedManifold("positive-numbers", "Matrices of positive entries", 3, 2, false, PositiveNumbers::new),
            new NamedManifold("probability-simplex", "Positive columns of sum 1", 4, 2, false, ProbabilitySimplex::new),
            new NamedManifold(
                    "product",
                    "A direction and a positive-definite 2×2 matrix, as one column of 4 entries more than the direction has",
                    7,
                    1,
                    false,
                    NamedManifolds::product),
            square("rotations", "Orthogonal matrices of determinant 1", 4, Rotations::new),
            square("skew-matrices", "Skew-symmetric matrices", 4, SkewMatrices::new),
            square("symmetric-matrices", "Symmetric matrices", 4, SymmetricMatrices::new),
            new NamedManifold(
                    "symplectic-stiefel", "Matrices with XᵀJX = J, of even size", 6, 4, false, SymplecticStiefel::new));

    private NamedManifolds() {}

    /** Returns all manifolds, by name. */
    public static List<NamedManifold> all() {
        return ALL;
    }

    /** Factory of manifolds of square matrices. */
    @FunctionalInterface
    private interface SquareFactory {
        Manifold of(int size);
    }

    private static NamedManifold square(String name, String summary, int size, SquareFactory factory) {
        return new NamedManifold(name, summary, size, size, false, (rows, columns) -> {
            if (rows != columns) {
                throw new IllegalArgumentException("points of " + name + " are square matrices, got " + rows + "×"
                        + columns + "; give as many rows as columns");
            }
            return factory.of(rows);
        });
    }

    private static Manifold product(int rows, int columns) {
        if (columns != 1 || rows < 5) {
            throw new IllegalArgumentException("points of product are one column of at least 5 rows, got " + rows + "×"
                    + columns + "; give 1 column and at least 5 rows");
        }
        return Product.of(new Sphere(rows - 4, 1), new AffineInvariantPositiveDefinite(2))
                .manifold();
    }

    private static R064Store tridiagonal(int size) {
        R064Store b = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < size; i++) {
            b.set(i, i, 4);
            if (i > 0) {
                b.set(i, i - 1, 1);
                b.set(i - 1, i, 1);
            }
        }
        return b;
    }
}
