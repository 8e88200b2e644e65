package org.example;

import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.List;
import org.ojalgo.function.constant.PrimitiveMath;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.optimisation.LimitedMemoryBfgs;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.ProximalGradient;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.TrustRegions;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;

/** Ten problems on manifolds, each with the solver that suits it. */
public final class ManifoldProblems {

    /** A symmetric matrix with eigenvalues 1, 2, 4 and 7, and the matrix of its eigenvectors. */
    private static final R064Store Q = matrix(
            new double[][] {{0.5, 0.5, 0.5, 0.5}, {0.5, -0.5, 0.5, -0.5}, {0.5, 0.5, -0.5, -0.5}, {0.5, -0.5, -0.5, 0.5}
            });

    private static final R064Store A = withEigenvalues(1, 2, 4, 7);

    private ManifoldProblems() {}

    public static void main(String[] arguments) {
        dominantSubspace();
        brockett();
        principalComponents();
        procrustes();
        maxCut();
        matrixCompletion();
        karcherMean();
        jointDiagonalisation();
        sparsePrincipalComponent();
        twoLayers();
    }

    /** The subspace of the two largest eigenvalues: −tr(WᵀAW) on the Grassmannian is −(7 + 4) there. */
    static void dominantSubspace() {
        OptimisationResult best = RiemannianProblem.on(new Grassmann(4, 2))
                .minimize(w -> -inner(w, A.multiply(w)))
                .gradient(w -> A.multiply(w).multiply(-2))
                .hessian((w, v) -> A.multiply(v).multiply(-2))
                .stopWhen(gradientBelow(1e-8).or(maxIterations(500)))
                .solve(TrustRegions.defaults());
        System.out.printf("dominant subspace: %.6f%n", best.cost());
    }

    /** Eigenvectors in order: −tr(WᵀAWD) with D = diag(2, 1) on the Stiefel manifold is −(2·7 + 4). */
    static void brockett() {
        R064Store d = matrix(new double[][] {{2, 0}, {0, 1}});
        OptimisationResult best = RiemannianProblem.on(new Stiefel(4, 2))
                .minimize(w -> -inner(w, A.multiply(w).multiply(d)))
                .gradient(w -> A.multiply(w).multiply(d).multiply(-2))
                .solve(TrustRegions.defaults()); // products with the Hessian are differences of gradients
        double cosine = Math.abs(inner(Q.column(3), best.point().column(0)));
        System.out.printf("Brockett: %.6f, cosine to the first eigenvector %.6f%n", best.cost(), cosine);
    }

    /** Principal components: the plane with the least mean squared distance of five points. */
    static void principalComponents() {
        R064Store samples =
                matrix(new double[][] {{2, 1, 0.1}, {-2, -1, 0.1}, {1, -2, -0.1}, {-1, 2, -0.1}, {0, 0, 0}});
        OptimisationResult best = RiemannianProblem.on(new Grassmann(3, 2))
                .minimize(w -> squaredNorm(samples.subtract(samples.multiply(w).multiply(w.transpose()))) / 5)
                .solve(LimitedMemoryBfgs.defaults()); // the cost alone is enough
        System.out.printf("principal components: mean squared distance %.6f%n", best.cost());
    }

    /** The rotation between two point sets. The orthogonal group has two components, so one start in each. */
    static void procrustes() {
        R064Store points = matrix(new double[][] {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}, {1, 1, 1}});
        R064Store mirrored = matrix(new double[][] {{0, 1, 0}, {2, 0, 0}, {0, 0, 3}, {1, 1, 1}}); // x and y exchanged
        for (double sign : new double[] {1, -1}) {
            OptimisationResult best = RiemannianProblem.on(new Stiefel(3, 3))
                    .minimize(r -> squaredNorm(points.multiply(r).subtract(mirrored)))
                    .gradient(r -> points.transpose()
                            .multiply(points.multiply(r).subtract(mirrored))
                            .multiply(2))
                    .start(matrix(new double[][] {{sign, 0, 0}, {0, 1, 0}, {0, 0, 1}}))
                    .solve(TrustRegions.defaults());
            System.out.printf(
                    "Procrustes from determinant %+.0f: %.6f (%d warning)%n",
                    sign, Math.abs(best.cost()), best.warnings().size());
        }
    }

    /** The relaxation of max-cut on a cycle of five nodes: 5(1 − cos(4π/5))/2 = 4.522542, above the best cut of 4. */
    static void maxCut() {
        R064Store laplacian = R064Store.FACTORY.make(5, 5);
        for (int i = 0; i < 5; i++) {
            laplacian.set(i, i, 2);
            laplacian.set(i, (i + 1) % 5, -1);
            laplacian.set((i + 1) % 5, i, -1);
        }
        // A row is the unit vector of a node. The best correlation matrix has rank 2; on factors with more columns the
        // geometry breaks down there.
        OptimisationResult best = RiemannianProblem.on(new Elliptope(5, 2))
                .minimize(y -> -inner(y, laplacian.multiply(y)) / 4)
                .gradient(y -> laplacian.multiply(y).multiply(-0.5))
                .hessian((y, v) -> laplacian.multiply(v).multiply(-0.5))
                .solve(TrustRegions.defaults());
        System.out.printf("max-cut: bound %.6f%n", -best.cost());
    }

    /** A matrix of rank one from some of its entries: over its column space, with the best coefficients for each column. */
    static void matrixCompletion() {
        R064Store full = R064Store.FACTORY.copy(
                matrix(new double[][] {{2}, {1}, {-1}, {3}}).multiply(matrix(new double[][] {{1, 2, -1, 0.5}})));
        boolean[][] known = {
            {true, true, false, true}, {true, false, true, true}, {false, true, true, true}, {true, true, true, false}
        };
        OptimisationResult best = RiemannianProblem.on(new Grassmann(4, 1))
                .minimize(u -> {
                    double sum = 0;
                    for (int j = 0; j < 4; j++) {
                        double c = coefficient(u, full, known, j);
                        for (int i = 0; i < 4; i++) {
                            double rest = known[i][j] ? c * u.doubleValue(i, 0) - full.doubleValue(i, j) : 0;
                            sum += rest * rest;
                        }
                    }
                    return sum;
                })
                .stopWhen(gradientBelow(1e-8).or(maxIterations(200)))
                .solve(LimitedMemoryBfgs.defaults());
        double filled = coefficient(best.point(), full, known, 2) * best.point().doubleValue(0, 0);
        System.out.printf("matrix completion: missing entry %.6f%n", filled); // −2
    }

    private static double coefficient(R064Store u, R064Store full, boolean[][] known, int column) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < 4; i++) {
            if (known[i][column]) {
                product += u.doubleValue(i, 0) * full.doubleValue(i, column);
                square += u.doubleValue(i, 0) * u.doubleValue(i, 0);
            }
        }
        return product / square;
    }

    /** The Karcher mean of positive-definite matrices that commute is their geometric mean: eigenvalues √(1·9), √(2·8), … here. */
    static void karcherMean() {
        AffineInvariantPositiveDefinite manifold = new AffineInvariantPositiveDefinite(4);
        List<R064Store> matrices = List.of(withEigenvalues(1, 2, 4, 7), withEigenvalues(9, 8, 1, 7));
        OptimisationResult best = RiemannianProblem.on(manifold)
                .minimize(x -> matrices.stream()
                        .mapToDouble(a -> Math.pow(manifold.distance(x, a), 2) / 2)
                        .sum())
                .riemannianGradient((x, g) -> {
                    g.fillAll(0.0);
                    for (R064Store a : matrices) {
                        g.modifyMatching(PrimitiveMath.SUBTRACT, manifold.log(x, a));
                    }
                })
                .start(R064Store.FACTORY.makeEye(4, 4))
                .solve(LimitedMemoryBfgs.defaults());
        double error = manifold.distance(best.point(), withEigenvalues(3, 4, 2, 7));
        System.out.printf("Karcher mean: off by %.6f%n", error);
    }

    /** Matrices that commute have one basis in which all are diagonal. */
    static void jointDiagonalisation() {
        List<R064Store> matrices = List.of(A, withEigenvalues(3, -1, 2, 5), withEigenvalues(0, 2, 2, 1));
        OptimisationResult best = RiemannianProblem.on(new Stiefel(4, 4))
                .minimize(w -> matrices.stream()
                        .mapToDouble(a -> squaredNorm(
                                offDiagonal(w.transpose().multiply(a).multiply(w))))
                        .sum())
                .gradient((w, g) -> {
                    g.fillAll(0.0);
                    for (R064Store a : matrices) {
                        R064Store off = offDiagonal(w.transpose().multiply(a).multiply(w));
                        g.modifyMatching(
                                PrimitiveMath.ADD, a.multiply(w).multiply(off).multiply(4));
                    }
                })
                .start(new Seed(1))
                .solve(TrustRegions.defaults());
        System.out.printf("joint diagonalisation: off-diagonal part %.6f%n", best.cost());
    }

    /** A sparse direction of large variance: −xᵀCx + ρ‖x‖₁, whose kinks make entries zero. */
    static void sparsePrincipalComponent() {
        R064Store c = matrix(new double[][] {{3, 1, 0.2}, {1, 2, 0.1}, {0.2, 0.1, 1}});
        OptimisationResult best = RiemannianProblem.on(new Sphere(3, 1))
                .minimize(x -> -inner(x, c.multiply(x)) + 1.5 * norm1(x)) // the whole cost
                .gradient(x -> c.multiply(x).multiply(-2)) // and the gradient of its smooth part
                .start(matrix(new double[][] {{0.6}, {0.64}, {0.48}}))
                .solve(ProximalGradient.l1(1.5));
        R064Store x = best.point();
        System.out.printf(
                "sparse component: (%.4f, %.4f, %.4f)%n", x.data[0], Math.abs(x.data[1]), Math.abs(x.data[2]));
    }

    /** A network v·tanh(Wx) whose neurons and whose output weights have length 1: one manifold for each layer. */
    static void twoLayers() {
        Product layers = Product.of(new Oblique(2, 3, ObliqueAxis.ROWS), new Sphere(1, 2));
        R064Store inputs = matrix(new double[][] {
            {1, -1, 0.5, 2, 0, -0.5, 1.5, -2}, {0, 1, 2, -0.5, -1, 1.5, 1, 0.5}, {-1, 0.5, 0, 1, 2, -2, 0.5, 1}
        });
        R064Store teacher = layers.pack(
                matrix(new double[][] {{0.6, 0.8, 0}, {0, -0.6, 0.8}}), matrix(new double[][] {{0.8, 0.6}}));
        MatrixStore<Double> targets = outputs(layers, teacher, inputs);
        OptimisationResult best = RiemannianProblem.on(layers.manifold())
                .minimize(w -> squaredNorm(outputs(layers, w, inputs).subtract(targets)) / 8)
                .start(new Seed(2))
                .stopWhen(gradientBelow(1e-6).or(maxIterations(300)))
                .solve(LimitedMemoryBfgs.defaults());
        System.out.printf("two layers: mean squared error %.6f%n", best.cost());
    }

    private static MatrixStore<Double> outputs(Product layers, R064Store weights, R064Store inputs) {
        MatrixStore<Double> hidden = layers.part(weights, 0).multiply(inputs).onAll(PrimitiveMath.TANH);
        return layers.part(weights, 1).multiply(hidden);
    }

    private static R064Store matrix(double[][] rows) {
        return R064Store.FACTORY.copy(RawStore.wrap(rows));
    }

    private static R064Store withEigenvalues(double... values) {
        R064Store d = R064Store.FACTORY.make(4, 4);
        for (int i = 0; i < 4; i++) {
            d.set(i, i, values[i]);
        }
        return R064Store.FACTORY.copy(Q.multiply(d).multiply(Q.transpose()));
    }

    private static R064Store offDiagonal(MatrixStore<Double> m) {
        R064Store result = R064Store.FACTORY.copy(m);
        for (int i = 0; i < result.getRowDim(); i++) {
            result.set(i, i, 0);
        }
        return result;
    }

    private static double inner(MatrixStore<Double> a, MatrixStore<Double> b) {
        double sum = 0;
        for (int i = 0; i < a.getRowDim(); i++) {
            for (int j = 0; j < a.getColDim(); j++) {
                sum += a.doubleValue(i, j) * b.doubleValue(i, j);
            }
        }
        return sum;
    }

    private static double squaredNorm(MatrixStore<Double> m) {
        return inner(m, m);
    }

    private static double norm1(R064Store x) {
        double sum = 0;
        for (double entry : x.data) {
            sum += Math.abs(entry);
        }
        return sum;
    }
}
