package org.repdyn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Rotations;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.RiemannianLogarithm;

/**
 * The RepDyn half of the comparison of operations on manifolds with mpmath, called by the script in {@code benchmarks/manifolds}. It prints one line for
 * each case: all digits of the result, row by row, or {@code refused}.
 *
 * <p>Arguments: directory with the {@link BenchmarkData} {@code x0, y0, w0, x1, …}; then for each case its manifold and operation, separated by a space.
 */
public final class OperationResults {

    private OperationResults() {}

    /** Computes the cases; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        BenchmarkData data = new BenchmarkData(Path.of(arguments[0]));
        for (int i = 0; i < arguments.length - 1; i++) {
            String[] parts = arguments[i + 1].split(" ", -1);
            System.out.println(line(parts[0], parts[1], data.get("x" + i), data.get("y" + i), data.get("w" + i)));
        }
    }

    private static String line(String kind, String operation, R064Store x, R064Store y, R064Store w) {
        try {
            Manifold manifold = manifold(kind, x.getRowDim(), x.getColDim());
            return switch (operation) {
                case "distance" -> Double.toString(((RiemannianLogarithm) manifold).distance(x, y));
                case "log" -> text(((RiemannianLogarithm) manifold).log(x, y));
                case "exp" -> text(manifold.exp(x, y));
                case "transport" -> {
                    R064Store moved = ((ParallelTransport) manifold).transport(x, y, w);
                    // On a quotient the vector belongs to the representative at which the geodesic ends.
                    yield text(
                            manifold instanceof Grassmann
                                    ? R064Store.FACTORY.copy(moved.right(manifold.exp(x, y)))
                                    : moved);
                }
                default -> throw new IllegalArgumentException("there is no operation " + operation);
            };
        } catch (ArithmeticException e) {
            return "refused";
        }
    }

    private static Manifold manifold(String kind, int rows, int columns) {
        return switch (kind) {
            case "grassmann" -> new Grassmann(rows, columns);
            case "sphere" -> new Sphere(rows, columns);
            case "spd" -> new AffineInvariantPositiveDefinite(rows);
            case "rotations" -> new Rotations(rows);
            case "stiefel" -> new Stiefel(rows, columns, 1, StiefelMetric.EUCLIDEAN.alpha(), LinearAlgebra.ojAlgo());
            case "poincare" -> new PoincareBall(rows, columns);
            case "lorentz" -> new LorentzModel(rows - 1, columns);
            default -> throw new IllegalArgumentException("there is no manifold " + kind);
        };
    }

    private static String text(R064Store m) {
        double[] rows = new double[m.data.length];
        for (int i = 0; i < m.getRowDim(); i++) {
            for (int j = 0; j < m.getColDim(); j++) {
                rows[i * m.getColDim() + j] = m.doubleValue(i, j);
            }
        }
        return Arrays.stream(rows).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }
}
