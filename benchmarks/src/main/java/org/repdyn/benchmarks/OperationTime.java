package org.repdyn.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * Profile of an iteration of a solver: the CPU time of each operation of some manifolds, and of the product of a square matrix with a point, in the
 * fastest of ten parts. It prints a row of a table for each manifold.
 */
public final class OperationTime {

    private static final int PARTS = 10;
    private static final long PART_NANOS = 30_000_000;
    private static final int CALLS = 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private OperationTime() {}

    /** Runs the measurement; there are no arguments. */
    public static void main(String[] arguments) {
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        System.out.println(
                "| µs | product AX | gradient | the same near an optimum | retraction | transport | inner product "
                        + "| Hessian | logarithm | distance |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        row("grassmann", new Grassmann(50, 5, 1, algebra), Retraction.POLAR, algebra);
        row("grassmann", new Grassmann(200, 5, 1, algebra), Retraction.POLAR, algebra);
        double euclidean = StiefelMetric.EUCLIDEAN.alpha();
        row("stiefel", new Stiefel(200, 5, 1, euclidean, algebra), Retraction.QR, algebra);
        row("stiefel", new Stiefel(20, 20, 1, euclidean, algebra), Retraction.QR, algebra);
        row("elliptope", new Elliptope(200, 5), Retraction.POLAR, algebra);
        row("sphere", new Sphere(200, 1), Retraction.POLAR, algebra);
        row("fixed rank 4", new FixedRank(160, 120, 4, algebra), Retraction.POLAR, algebra);
        row("positive definite", new AffineInvariantPositiveDefinite(10), Retraction.OWN, algebra);
        row("grassmann", new Grassmann(5000, 50, 1, algebra), Retraction.POLAR, algebra);
    }

    private static void row(String name, Manifold manifold, Retraction retraction, LinearAlgebra algebra) {
        int n = manifold.rows();
        R064Store x = manifold.randomPoint(new Seed(1));
        R064Store v = manifold.randomTangent(x, new Seed(2));
        R064Store w = manifold.randomTangent(x, new Seed(3));
        R064Store result = x.copy();
        R064Store step = x.copy();
        R064Store normal = x.copy();
        for (int i = 0; i < step.data.length; i++) {
            step.data[i] = 0.1 * v.data[i];
            // A gradient whose tangent part is a thousandth of it
            normal.data[i] = x.data[i] + 1e-3 * v.data[i];
        }
        R064Store y = manifold.retract(retraction, x, step);
        List<String> cells = new ArrayList<>();
        cells.add(name + " " + n + "×" + manifold.columns());
        // A dense matrix of 5,000 rows is none of the benchmark's problems, and takes 200 MB.
        cells.add(n > 1000 ? "–" : product(n, x, result, algebra));
        cells.add(time(() -> manifold.gradient(x, w, result)));
        cells.add(time(() -> manifold.gradient(x, normal, result)));
        cells.add(time(() -> manifold.retract(retraction, x, step, result)));
        cells.add(time(() -> manifold.transportTo(x, y, w, result)));
        cells.add(time(() -> manifold.inner(x, v, w)));
        cells.add(
                manifold instanceof RiemannianHessian geometry
                        ? time(() -> geometry.hessian(x, v, normal, w, result))
                        : "–");
        boolean closed = manifold instanceof RiemannianLogarithm && !(manifold instanceof Stiefel) && n <= 1000;
        cells.add(closed ? time(() -> ((RiemannianLogarithm) manifold).log(x, y, result)) : "–");
        cells.add(closed ? time(() -> ((RiemannianLogarithm) manifold).distance(x, y)) : "–");
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String product(int n, R064Store x, R064Store result, LinearAlgebra algebra) {
        R064Store a = R064Store.FACTORY.make(n, n);
        var normal = new Seed(4).gaussians();
        for (int i = 0; i < a.data.length; i++) {
            a.data[i] = normal.sample();
        }
        return time(() -> algebra.multiply(a, false, x, false, result));
    }

    /** Returns the microseconds of a call. */
    private static String time(Runnable call) {
        double fastest = Double.POSITIVE_INFINITY;
        for (int part = 0; part < 2 * PARTS; part++) {
            long began = THREADS.getCurrentThreadCpuTime();
            long spent;
            long calls = 0;
            do {
                for (int i = 0; i < CALLS; i++) {
                    call.run();
                }
                calls += CALLS;
                spent = THREADS.getCurrentThreadCpuTime() - began;
            } while (spent < PART_NANOS);
            // The first half warms up.
            if (part >= PARTS) {
                fastest = Math.min(fastest, spent / 1e3 / calls);
            }
        }
        return fastest < 100
                ? String.format(Locale.ROOT, "%.3g", fastest)
                : String.format(Locale.ROOT, "%,.0f", fastest);
    }
}
