package org.repdyn.testkit.manifolds;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.fixedrank.FixedRankFactors;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.flat.Frozen;
import org.repdyn.manifolds.flat.SkewMatrices;
import org.repdyn.manifolds.flat.SymmetricMatrices;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spd.LogEuclideanPositiveDefinite;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.symplectic.SymplecticStiefel;
import org.repdyn.testkit.AmbientFunction;
import org.repdyn.testkit.ManifoldSubject;
import org.repdyn.testkit.RiemannianManifoldContract;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The further geometries obey the laws")
class FurtherGeometriesTest extends RiemannianManifoldContract {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Longest step of complete manifolds whose points grow like the exponential of the distance. */
    private static final double EXPONENTIAL = 10;

    static Stream<ManifoldSubject> subjects() {
        return Stream.of(
                        positiveDefinite(),
                        hyperbolic(),
                        probability(),
                        flatAndRound(),
                        gram(),
                        products(),
                        fixedRank(),
                        fixedRankFactors(),
                        symplectic())
                .flatMap(s -> s);
    }

    private static Stream<ManifoldSubject> positiveDefinite() {
        return Stream.of(
                ManifoldSubject.of("affine-invariant 4", () -> new AffineInvariantPositiveDefinite(4))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("affine-invariant 1", () -> new AffineInvariantPositiveDefinite(1))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("log-Euclidean 4", () -> new LogEuclideanPositiveDefinite(4))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                // A geodesic ends after the root of the smallest eigenvalue.
                ManifoldSubject.of("Bures-Wasserstein 4", () -> new BuresWassersteinPositiveDefinite(4))
                        .withUnit(0.2)
                        .withLongestStep(1));
    }

    private static Stream<ManifoldSubject> hyperbolic() {
        return Stream.of(
                ManifoldSubject.of("Lorentz 3, two points", () -> new LorentzModel(3, 2))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("Lorentz 1", () -> new LorentzModel(1, 1))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("ball 3, two points", () -> new PoincareBall(3, 2))
                        .withUnit(0.03)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("ball 1", () -> new PoincareBall(1, 1))
                        .withUnit(0.1)
                        .withLongestStep(EXPONENTIAL));
    }

    private static Stream<ManifoldSubject> probability() {
        return Stream.of(
                ManifoldSubject.of("positive numbers 3×2", () -> new PositiveNumbers(3, 2))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                // A geodesic ends where an entry becomes zero.
                ManifoldSubject.of("simplex 4×2", () -> new ProbabilitySimplex(4, 2))
                        .withUnit(0.05)
                        .withLongestStep(1));
    }

    private static Stream<ManifoldSubject> flatAndRound() {
        return Stream.of(
                ManifoldSubject.of("Euclidean 3×2", () -> new Euclidean(3, 2)),
                ManifoldSubject.of("frozen 3×2", () -> new Frozen(3, 2)),
                ManifoldSubject.of("symmetric 4", () -> new SymmetricMatrices(4)),
                ManifoldSubject.of("skew 4", () -> new SkewMatrices(4)),
                ManifoldSubject.of("skew 1", () -> new SkewMatrices(1)),
                ManifoldSubject.of("sphere 3×2", () -> new Sphere(3, 2)),
                ManifoldSubject.of("sphere of radius 1e3", () -> new Sphere(3, 1, 1e3))
                        .withUnit(1e3),
                ManifoldSubject.of("oblique rows", () -> new Oblique(3, 4, ObliqueAxis.ROWS)),
                ManifoldSubject.of("oblique columns", () -> new Oblique(4, 3, ObliqueAxis.COLUMNS, 0.5))
                        .withUnit(0.5));
    }

    private static Stream<ManifoldSubject> gram() {
        return Stream.of(
                rotated(ManifoldSubject.of("elliptope 6, rank 3", () -> new Elliptope(6, 3)), 6, 3),
                rotated(ManifoldSubject.of("elliptope 3, rank 3", () -> new Elliptope(3, 3)), 3, 3),
                rotated(
                        ManifoldSubject.of("semidefinite 6, rank 3", () -> new FixedRankPositiveSemidefinite(6, 3)),
                        6,
                        3),
                rotated(
                        ManifoldSubject.of("semidefinite 4, rank 1", () -> new FixedRankPositiveSemidefinite(4, 1)),
                        4,
                        1),
                rotated(
                        ManifoldSubject.of("semidefinite 3, rank 3", () -> new FixedRankPositiveSemidefinite(3, 3))
                                .withUnit(0.3),
                        3,
                        3));
    }

    /** Returns the quotient by rotations of the columns, with the function ½tr(YᵀAY). */
    private static ManifoldSubject rotated(ManifoldSubject subject, int rows, int columns) {
        R064Store q = RandomMatrices.orthonormal(columns, columns, 14);
        R064Store a = RandomMatrices.symmetric(rows, 3);
        return subject.asQuotient(
                y -> ALGEBRA.multiplyRightTransposed(y, y),
                y -> ALGEBRA.multiply(y, q),
                new AmbientFunction(
                        y -> trace(ALGEBRA.multiplyLeftTransposed(y, ALGEBRA.multiply(a, y))) / 2,
                        y -> ALGEBRA.multiply(a, y),
                        (y, v) -> ALGEBRA.multiply(a, v)));
    }

    private static double trace(R064Store m) {
        double sum = 0;
        for (int i = 0; i < m.getRowDim(); i++) {
            sum += m.doubleValue(i, i);
        }
        return sum;
    }

    private static Stream<ManifoldSubject> products() {
        return Stream.of(
                ManifoldSubject.of("sphere × oblique × Euclidean", () -> Product.of(
                                new Sphere(2, 2), new Oblique(3, 2, ObliqueAxis.ROWS), new Euclidean(1, 3))
                        .manifold()),
                ManifoldSubject.of("symmetric × (hyperbolic × positive)²", () -> Product.of(
                                        new SymmetricMatrices(2),
                                        Product.power(
                                                        Product.of(new LorentzModel(2, 1), new PositiveNumbers(1, 2))
                                                                .manifold(),
                                                        2)
                                                .manifold())
                                .manifold())
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("sphere × frozen", () -> Product.of(new Sphere(3, 1), new Frozen(2, 2))
                        .manifold()));
    }

    private static Stream<ManifoldSubject> fixedRank() {
        return Stream.of(
                ManifoldSubject.of("rank 2 of 6×5", () -> new FixedRank(6, 5, 2))
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("rank 1 of 3×6", () -> new FixedRank(3, 6, 1))
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("rank 4 of 4×4", () -> new FixedRank(4, 4, 4))
                        .withUnit(0.3)
                        .withLongestStep(1));
    }

    private static Stream<ManifoldSubject> fixedRankFactors() {
        return Stream.of(factored(6, 5, 2), factored(3, 6, 1), factored(4, 4, 4).withUnit(0.3));
    }

    /** Returns the matrices of fixed rank by their factors, modulo rotations of both, with the function ⟨C, X⟩ of X = USVᵀ. */
    private static ManifoldSubject factored(int m, int n, int rank) {
        R064Store c = RandomMatrices.gaussian(m, n, 3);
        R064Store p = RandomMatrices.orthonormal(rank, rank, 14);
        R064Store q = RandomMatrices.orthonormal(rank, rank, 15);
        return ManifoldSubject.of(
                        "rank " + rank + " of " + m + "×" + n + " by factors", () -> new FixedRankFactors(m, n, rank))
                .withLongestStep(EXPONENTIAL)
                .withAmbientInnerProduct((x, a, b) -> {
                    R064Store ta = tangentMatrix(x, a, m, n);
                    R064Store tb = tangentMatrix(x, b, m, n);
                    return trace(ALGEBRA.multiplyLeftTransposed(ta, tb));
                })
                .asQuotient(
                        x -> product(rows(x, 0, m), rows(x, m, rank), rows(x, m + rank, n)),
                        x -> stacked(
                                ALGEBRA.multiply(rows(x, 0, m), p),
                                ALGEBRA.multiply(ALGEBRA.multiplyLeftTransposed(p, rows(x, m, rank)), q),
                                ALGEBRA.multiply(rows(x, m + rank, n), q)),
                        new AmbientFunction(
                                x -> trace(ALGEBRA.multiplyLeftTransposed(
                                        c, product(rows(x, 0, m), rows(x, m, rank), rows(x, m + rank, n)))),
                                x -> linearGradient(c, x, m, n),
                                (x, v) -> R064Store.FACTORY.make(m + rank + n, rank)));
    }

    /** Returns [CVSᵀ; UᵀCV; CᵀUS]. */
    private static R064Store linearGradient(R064Store c, R064Store x, int m, int n) {
        int rank = x.getColDim();
        R064Store u = rows(x, 0, m);
        R064Store s = rows(x, m, rank);
        R064Store v = rows(x, m + rank, n);
        R064Store cv = ALGEBRA.multiply(c, v);
        return stacked(
                ALGEBRA.multiplyRightTransposed(cv, s),
                ALGEBRA.multiplyLeftTransposed(u, cv),
                ALGEBRA.multiplyLeftTransposed(c, ALGEBRA.multiply(u, s)));
    }

    /** Returns Z_U·SVᵀ + U·Z_S·Vᵀ + US·Z_Vᵀ of the part of an ambient matrix that keeps UᵀU = VᵀV = I; rotations of the factors cancel in it. */
    private static R064Store tangentMatrix(R064Store x, R064Store z, int m, int n) {
        int rank = x.getColDim();
        R064Store u = rows(x, 0, m);
        R064Store s = rows(x, m, rank);
        R064Store v = rows(x, m + rank, n);
        R064Store sum = product(new Stiefel(m, rank).project(u, rows(z, 0, m)), s, v);
        R064Store second = product(u, rows(z, m, rank), v);
        R064Store third = product(u, s, new Stiefel(n, rank).project(v, rows(z, m + rank, n)));
        for (int i = 0; i < sum.data.length; i++) {
            sum.data[i] += second.data[i] + third.data[i];
        }
        return sum;
    }

    private static R064Store product(R064Store u, R064Store s, R064Store v) {
        return ALGEBRA.multiplyRightTransposed(ALGEBRA.multiply(u, s), v);
    }

    private static R064Store rows(R064Store x, int start, int count) {
        R064Store result = R064Store.FACTORY.make(count, x.getColDim());
        for (int j = 0; j < x.getColDim(); j++) {
            for (int i = 0; i < count; i++) {
                result.set(i, j, x.doubleValue(start + i, j));
            }
        }
        return result;
    }

    private static R064Store stacked(R064Store... parts) {
        int total = Stream.of(parts).mapToInt(R064Store::getRowDim).sum();
        R064Store result = R064Store.FACTORY.make(total, parts[0].getColDim());
        int start = 0;
        for (R064Store part : parts) {
            for (int j = 0; j < part.getColDim(); j++) {
                for (int i = 0; i < part.getRowDim(); i++) {
                    result.set(start + i, j, part.doubleValue(i, j));
                }
            }
            start += part.getRowDim();
        }
        return result;
    }

    private static Stream<ManifoldSubject> symplectic() {
        return Stream.of(
                ManifoldSubject.of("symplectic 6×4", () -> new SymplecticStiefel(6, 4))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL),
                ManifoldSubject.of("symplectic 4×4", () -> new SymplecticStiefel(4, 4))
                        .withUnit(0.3)
                        .withLongestStep(EXPONENTIAL));
    }
}
