package org.repdyn.benchmarks;

import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.manifolds.optimisation.ConjugateGradient;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.Solver;
import org.repdyn.manifolds.optimisation.SteepestDescent;
import org.repdyn.manifolds.optimisation.TrustRegions;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;

/**
 * The RepDyn half of the comparison with Pymanopt, called by the script in {@code benchmarks/manifolds}. It solves one problem until the given time has
 * passed and prints a line of JSON: cost, iterations, gradient norm, and the median CPU time of the second half of the runs.
 *
 * <p>Arguments: problem; solver; rows n; columns k; directory with the files {@code matrix} and {@code start} (little-endian doubles, row by row);
 * bound on the gradient norm; largest number of iterations; seconds.
 */
public final class SolverTime {

    private SolverTime() {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        int n = Integer.parseInt(arguments[2]);
        int k = Integer.parseInt(arguments[3]);
        Path directory = Path.of(arguments[4]);
        R064Store start = read(directory.resolve("start"), n);
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        boolean maxCut = arguments[0].equals("max-cut");
        R064Store matrix = read(directory.resolve("matrix"), maxCut ? k : n);
        RiemannianProblem problem = problem(arguments[0], matrix, n, k, algebra)
                .start(start)
                .stopWhen(gradientBelow(Double.parseDouble(arguments[5]))
                        .or(maxIterations(Integer.parseInt(arguments[6]))));
        double least = Double.parseDouble(arguments[7]);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Double> seconds = new ArrayList<>();
        double total = 0;
        OptimisationResult result = problem.solve(solver(arguments[1]));
        while (seconds.size() < 3 || total < least) {
            long began = threads.getCurrentThreadCpuTime();
            result = problem.solve(solver(arguments[1]));
            seconds.add((threads.getCurrentThreadCpuTime() - began) / 1e9);
            total += seconds.get(seconds.size() - 1);
        }
        List<Double> warm = new ArrayList<>(seconds.subList(seconds.size() / 2, seconds.size()));
        Collections.sort(warm);
        System.out.println(String.format(
                Locale.ROOT,
                "{\"cost\": %.17g, \"iterations\": %d, \"gradient\": %.3g, \"seconds\": %.9f}",
                result.cost(),
                result.iterations(),
                result.gradientNorm(),
                warm.get(warm.size() / 2)));
    }

    private static Solver solver(String name) {
        return switch (name) {
            case "trust-regions" -> TrustRegions.defaults();
            case "conjugate-gradient" -> ConjugateGradient.defaults();
            case "steepest-descent" -> SteepestDescent.defaults();
            default -> throw new IllegalArgumentException("no solver " + name);
        };
    }

    private static RiemannianProblem problem(String name, R064Store a, int n, int k, LinearAlgebra algebra) {
        return switch (name) {
            case "subspace" ->
                trace(new Grassmann(n, k, 1, algebra), a, k, false, algebra).retraction(Retraction.POLAR);
            case "rayleigh" -> trace(new Sphere(n, 1), a, k, false, algebra).retraction(Retraction.POLAR);
            case "brockett", "pca" ->
                trace(
                                new Stiefel(n, k, 1, StiefelMetric.EUCLIDEAN.alpha(), algebra),
                                a,
                                k,
                                name.equals("brockett"),
                                algebra)
                        .retraction(Retraction.QR);
            case "max-cut" -> maxCut(new Oblique(n, k, ObliqueAxis.COLUMNS), a, algebra);
            case "eigenspace" ->
                eigenspace(new Grassmann(n, k, 1, algebra), a, algebra).retraction(Retraction.POLAR);
            default -> throw new IllegalArgumentException("no problem " + name);
        };
    }

    /** Returns the problem of −tr(XᵀAXD), with D = diag(k, …, 1) if weighted, else I. */
    private static RiemannianProblem trace(
            Manifold manifold, R064Store a, int k, boolean weighted, LinearAlgebra algebra) {
        R064Store product = R064Store.FACTORY.make(manifold.rows(), manifold.columns());
        int n = manifold.rows();
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    algebra.multiply(a, false, x, false, product);
                    double sum = 0;
                    for (int j = 0; j < k; j++) {
                        double dot = 0;
                        for (int i = j * n; i < (j + 1) * n; i++) {
                            dot += x.data[i] * product.data[i];
                        }
                        sum -= weighted ? (k - j) * dot : dot;
                    }
                    return sum;
                })
                .gradient((x, g) -> {
                    algebra.multiply(a, false, x, false, g);
                    scaleColumns(g, weighted);
                })
                .hessian((x, v, h) -> {
                    algebra.multiply(a, false, v, false, h);
                    scaleColumns(h, weighted);
                });
    }

    private static void scaleColumns(R064Store m, boolean weighted) {
        int n = m.getRowDim();
        int k = m.getColDim();
        for (int i = 0; i < m.data.length; i++) {
            m.data[i] *= weighted ? -2.0 * (k - i / n) : -2;
        }
    }

    /** Returns the problem of −tr(XLXᵀ)/4 over matrices with unit columns. */
    private static RiemannianProblem maxCut(Manifold manifold, R064Store laplacian, LinearAlgebra algebra) {
        R064Store product = R064Store.FACTORY.make(manifold.rows(), manifold.columns());
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    algebra.multiply(x, false, laplacian, false, product);
                    return -dot(x, product) / 4;
                })
                .gradient((x, g) -> {
                    algebra.multiply(x, false, laplacian, false, g);
                    scale(-0.5, g);
                })
                .hessian((x, v, h) -> {
                    algebra.multiply(v, false, laplacian, false, h);
                    scale(-0.5, h);
                });
    }

    /** Returns the problem of ½tr(XᵀLX) + ¼ρᵀL⁻¹ρ with ρ = diag(XXᵀ). */
    private static RiemannianProblem eigenspace(Manifold manifold, R064Store a, LinearAlgebra algebra) {
        int n = manifold.rows();
        LU<Double> lu = LU.R064.make(n, n);
        lu.decompose(a);
        R064Store inverse = R064Store.FACTORY.copy(lu.getInverse());
        R064Store product = R064Store.FACTORY.make(n, manifold.columns());
        R064Store rho = R064Store.FACTORY.make(n, 1);
        R064Store potential = R064Store.FACTORY.make(n, 1);
        R064Store change = R064Store.FACTORY.make(n, 1);
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    algebra.multiply(a, false, x, false, product);
                    rowProducts(1, x, x, rho);
                    algebra.multiply(inverse, false, rho, false, potential);
                    return 0.5 * dot(x, product) + 0.25 * dot(rho, potential);
                })
                .gradient((x, g) -> {
                    algebra.multiply(a, false, x, false, g);
                    rowProducts(1, x, x, rho);
                    algebra.multiply(inverse, false, rho, false, potential);
                    addRows(potential, x, g);
                })
                .hessian((x, v, h) -> {
                    algebra.multiply(a, false, v, false, h);
                    rowProducts(1, x, x, rho);
                    algebra.multiply(inverse, false, rho, false, potential);
                    addRows(potential, v, h);
                    rowProducts(2, x, v, change);
                    algebra.multiply(inverse, false, change, false, potential);
                    addRows(potential, x, h);
                });
    }

    private static void rowProducts(double factor, R064Store x, R064Store y, R064Store result) {
        int n = x.getRowDim();
        java.util.Arrays.fill(result.data, 0);
        for (int i = 0; i < x.data.length; i++) {
            result.data[i % n] += factor * x.data[i] * y.data[i];
        }
    }

    private static void addRows(R064Store factors, R064Store x, R064Store result) {
        int n = x.getRowDim();
        for (int i = 0; i < x.data.length; i++) {
            result.data[i] += factors.data[i % n] * x.data[i];
        }
    }

    private static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    private static void scale(double factor, R064Store m) {
        for (int i = 0; i < m.data.length; i++) {
            m.data[i] *= factor;
        }
    }

    private static R064Store read(Path file, int rows) throws IOException {
        DoubleBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        int columns = numbers.remaining() / rows;
        R064Store x = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x.set(i, j, numbers.get(i * columns + j));
            }
        }
        return x;
    }
}
