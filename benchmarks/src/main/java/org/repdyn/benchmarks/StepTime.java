package org.repdyn.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;

/**
 * The RepDyn half of {@code benchmarks/manifolds/steps.py}. It takes the given number of steps and writes the point that it reaches to the file
 * {@code end.ROWSxCOLUMNS}; then it goes on for the given time and prints a line of JSON: the CPU time and the allocated memory of a step, in the fastest
 * of ten equal parts of that time after as much to warm up.
 *
 * <p>Arguments: manifold; step; rows n; columns k; step size; number of steps; directory with the matrices {@code matrix} and {@code start}, as
 * {@link BenchmarkData} reads them; seconds.
 */
public final class StepTime {

    private static final int PARTS = 10;

    private StepTime() {}

    private static void write(R064Store x, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(x.data.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < x.getRowDim(); i++) {
            for (int j = 0; j < x.getColDim(); j++) {
                bytes.putDouble(x.doubleValue(i, j));
            }
        }
        Files.write(file, bytes.array());
    }

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        int n = Integer.parseInt(arguments[2]);
        Path directory = Path.of(arguments[6]);
        BenchmarkData data = new BenchmarkData(directory);
        R064Store matrix = data.get("matrix");
        R064Store start = data.get("start");
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        Descent descent =
                new Descent(arguments[0], arguments[1], matrix, start, Double.parseDouble(arguments[4]), algebra);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int steps = Integer.parseInt(arguments[5]);
        for (int i = 0; i < steps; i++) {
            descent.step();
        }
        write(descent.point(), directory.resolve("end." + arguments[2] + "x" + arguments[3]));
        double part = Double.parseDouble(arguments[7]) / PARTS;
        int chunk = Math.max(1, (int) (2e8 / ((double) n * n * start.getColDim())));
        double fastest = Double.POSITIVE_INFINITY;
        double bytes = 0;
        for (int i = 0; i < 2 * PARTS; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long began = threads.getCurrentThreadCpuTime();
            long count = 0;
            double seconds = 0;
            while (seconds < part) {
                for (int j = 0; j < chunk; j++) {
                    descent.step();
                }
                count += chunk;
                seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
            }
            if (i >= PARTS && seconds / count < fastest) {
                fastest = seconds / count;
                bytes = (double) (threads.getCurrentThreadAllocatedBytes() - allocated) / count;
            }
        }
        System.out.println(String.format(Locale.ROOT, "{\"seconds\": %.12g, \"bytes\": %.1f}", fastest, bytes));
    }
}
