package org.repdyn.manifolds.optimisation;

import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;

/**
 * Problem whose minimum is known from eigenvalues or in closed form, and which has no other local minimum.
 *
 * @param optimum least cost
 */
record KnownProblem(
        String name,
        Manifold manifold,
        Cost cost,
        EuclideanGradient gradient,
        EuclideanHessian hessian,
        double optimum) {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Returns one problem on each of five manifolds. */
    static Stream<KnownProblem> all() {
        return Stream.of(
                subspace(9, 3, 1), brockett(8, 3, 2), rayleigh(10, 3), nearestUnitColumns(4, 6, 4), quadratic(5, 3, 5));
    }

    RiemannianProblem problem() {
        return RiemannianProblem.on(manifold)
                .minimize(cost)
                .gradient(gradient)
                .hessian(hessian)
                .start(new Seed(11));
    }

    /** Returns the problem with the cost in another unit. */
    RiemannianProblem problem(double unit) {
        return RiemannianProblem.on(manifold)
                .minimize(x -> unit * cost.value(x))
                .gradient((x, g) -> {
                    gradient.gradient(x, g);
                    Entries.scale(unit, g, g);
                })
                .hessian((x, v, h) -> {
                    hessian.hessian(x, v, h);
                    Entries.scale(unit, h, h);
                })
                .start(new Seed(11));
    }

    /** −tr(XᵀAX) on the Grassmannian: minus the sum of the k largest eigenvalues. */
    static KnownProblem subspace(int n, int k, long seed) {
        return trace("dominant subspace", new Grassmann(n, k), RandomMatrices.symmetric(n, seed), identity(k));
    }

    /** −tr(XᵀAXD) on the Stiefel manifold, D = diag(k, …, 1): minus the sum of dᵢ times the i-th largest eigenvalue. */
    static KnownProblem brockett(int n, int k, long seed) {
        R064Store d = R064Store.FACTORY.make(k, k);
        for (int i = 0; i < k; i++) {
            d.set(i, i, k - i);
        }
        return trace("Brockett", new Stiefel(n, k), RandomMatrices.symmetric(n, seed), d);
    }

    /** −xᵀAx on the sphere: minus the largest eigenvalue. */
    static KnownProblem rayleigh(int n, long seed) {
        return trace("Rayleigh quotient", new Sphere(n, 1), RandomMatrices.symmetric(n, seed), identity(1));
    }

    /** −tr(XᵀAXD) for a diagonal D with entries that fall. */
    static KnownProblem trace(String name, Manifold manifold, R064Store a, R064Store d) {
        R064Store eigenvalues = eigenvalues(a);
        double optimum = 0;
        for (int i = 0; i < d.getRowDim(); i++) {
            optimum -= d.doubleValue(i, i) * eigenvalues.data[eigenvalues.data.length - 1 - i];
        }
        return new KnownProblem(
                name,
                manifold,
                x -> -dot(x, product(a, x, d)),
                (x, g) -> Entries.scale(-2, product(a, x, d), g),
                (x, v, h) -> Entries.scale(-2, product(a, v, d), h),
                optimum);
    }

    /** ½‖X − B‖² over matrices with unit columns: ½Σ(‖bⱼ‖ − 1)². */
    static KnownProblem nearestUnitColumns(int rows, int columns, long seed) {
        R064Store b = RandomMatrices.gaussian(rows, columns, seed);
        double optimum = 0;
        for (int j = 0; j < columns; j++) {
            double excess = Entries.norm(R064Store.FACTORY.copy(b.column(j))) - 1;
            optimum += excess * excess / 2;
        }
        return new KnownProblem(
                "nearest unit columns",
                new Oblique(rows, columns, ObliqueAxis.COLUMNS),
                x -> squaredDistance(x, b) / 2,
                (x, g) -> Entries.combine(1, x, -1, b, g),
                (x, v, h) -> Entries.copy(v, h),
                optimum);
    }

    /** ½tr((X − B)ᵀQ(X − B)), Q = diag(1, …, n): 0. */
    static KnownProblem quadratic(int rows, int columns, long seed) {
        R064Store b = RandomMatrices.gaussian(rows, columns, seed);
        R064Store q = R064Store.FACTORY.make(rows, rows);
        for (int i = 0; i < rows; i++) {
            q.set(i, i, i + 1);
        }
        return new KnownProblem(
                "quadratic",
                new Euclidean(rows, columns),
                x -> {
                    R064Store difference = Entries.like(x);
                    Entries.combine(1, x, -1, b, difference);
                    return dot(difference, ALGEBRA.multiply(q, difference)) / 2;
                },
                (x, g) -> {
                    R064Store difference = Entries.like(x);
                    Entries.combine(1, x, -1, b, difference);
                    ALGEBRA.multiply(q, false, difference, false, g);
                },
                (x, v, h) -> ALGEBRA.multiply(q, false, v, false, h),
                0);
    }

    /** Returns the eigenvalues of a symmetric matrix, smallest first. */
    static R064Store eigenvalues(R064Store symmetric) {
        double[] values = ALGEBRA.symmetricEigen(symmetric).values().clone();
        java.util.Arrays.sort(values);
        return R064Store.FACTORY.column(values);
    }

    static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    private static double squaredDistance(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += (a.data[i] - b.data[i]) * (a.data[i] - b.data[i]);
        }
        return sum;
    }

    private static R064Store product(R064Store a, R064Store x, R064Store d) {
        return ALGEBRA.multiply(ALGEBRA.multiply(a, x), d);
    }

    static R064Store diagonal(double... values) {
        R064Store result = R064Store.FACTORY.make(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            result.set(i, i, values[i]);
        }
        return result;
    }

    private static R064Store identity(int size) {
        return R064Store.FACTORY.makeEye(size, size);
    }

    @Override
    public String toString() {
        return name;
    }
}
