package org.repdyn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.dynamics.closedform.ConstrainedLinearFlow;
import org.repdyn.dynamics.closedform.NaiveLinearFlow;

/**
 * The RepDyn half of the comparison of exact flows with SciPy, called by {@code benchmarks/flows/exact.py}. It computes the weights of a closed form at several times,
 * the eigendecomposition of C included, writes those at the last time to the file {@code end}, and prints a line of JSON with the time.
 *
 * <p>Arguments: {@code naive} or {@code constrained}; d; times, separated by commas; number of repeats, of which the second half is measured; directory with the files {@code c} (d rows) and {@code start}
 * (d rows, little-endian doubles, row by row).
 */
public final class ExactTime {

    private ExactTime() {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        int d = Integer.parseInt(arguments[1]);
        double[] times = Arrays.stream(arguments[2].split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Path directory = Path.of(arguments[4]);
        R064Store c = MatrixFiles.read(directory.resolve("c"), d);
        R064Store start = MatrixFiles.read(directory.resolve("start"), d);
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        Supplier<List<R064Store>> flow = arguments[0].equals("naive")
                ? () -> new NaiveLinearFlow(c, start, algebra)
                        .weights(times).stream().map(Optional::orElseThrow).toList()
                : () -> new ConstrainedLinearFlow(c, start, 1, algebra).weights(times);
        List<R064Store> weights = new ArrayList<>();
        Stopwatch watch = new Stopwatch();
        watch.measure(
                () -> {
                    weights.clear();
                    weights.addAll(flow.get());
                },
                Integer.parseInt(arguments[3]),
                0);
        MatrixFiles.write(weights.get(weights.size() - 1), directory.resolve("end"));
        System.out.println("{" + watch.json() + "}");
    }
}
