package org.repdyn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.layers.Flatten;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.layers.Padding;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.tiles.TiledKernels;

/**
 * The RepDyn half of the comparison with Neural Tangents, called by the script in {@code benchmarks/neural-tangents}. It
 * computes both kernels of the points in a file {@code repeats} times, prints a line {@code seconds … cpu …} for each repeat and
 * {@code peak-kB …} at the end, and writes the last kernels for a comparison of the numbers.
 *
 * <p>Arguments: relu, erf, or conv for ReLU after 3×3 convolutions of images 28×28; depth; threads; repeats; file of points (little-endian doubles, row by row); n; file for the kernels.
 */
public final class KernelTime {

    private static final double WEIGHT_STD = 1.4;
    private static final double BIAS_STD = 0.1;

    /** Side of the images of a convolutional network, in pixels. */
    private static final int SIDE = 28;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private KernelTime() {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        int depth = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        int repeats = Integer.parseInt(arguments[3]);
        int n = Integer.parseInt(arguments[5]);
        R064Store x = read(Path.of(arguments[4]), n);
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        PrintStream out = System.out;
        out.println("backends " + algebra.backends());
        InfiniteNetwork network = network(arguments[0], depth);
        TiledKernels kernels =
                new TiledKernels(network, algebra, threads, Runtime.getRuntime().maxMemory());
        Optional<KernelPair> last = Optional.empty();
        for (int r = 0; r < repeats; r++) {
            last = Optional.empty();
            long cpu = PROCESS.getProcessCpuTime();
            long start = System.nanoTime();
            last = Optional.of(kernels.kernels(x, RunControl.uncontrolled()));
            out.println(String.format(
                    Locale.ROOT,
                    "seconds %.4f cpu %.4f",
                    (System.nanoTime() - start) / 1e9,
                    (PROCESS.getProcessCpuTime() - cpu) / 1e9));
        }
        out.println("peak-kB " + peak());
        if (arguments.length > 6) {
            write(Path.of(arguments[6]), last.orElseThrow());
        }
    }

    private static InfiniteNetwork network(String name, int depth) {
        if (!name.equals("conv")) {
            Activation activation = name.equals("erf") ? Erf.STANDARD : AbRelu.RELU;
            return InfiniteNetwork.fullyConnected(activation, depth, WEIGHT_STD, Optional.of(BIAS_STD));
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Image(List.of(SIDE, SIDE), 1));
        for (int l = 0; l < depth; l++) {
            layers.add(new Convolution(
                    List.of(3, 3),
                    List.of(1),
                    Padding.SAME,
                    WEIGHT_STD,
                    Optional.of(BIAS_STD),
                    true,
                    OptionalLong.empty()));
            layers.add(Layer.activation(AbRelu.RELU));
        }
        layers.add(new Flatten());
        layers.add(new Layer.Dense(WEIGHT_STD, Optional.of(BIAS_STD), true));
        return new InfiniteNetwork(layers);
    }

    private static R064Store read(Path file, int n) throws IOException {
        DoubleBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        int d = numbers.remaining() / n;
        R064Store x = R064Store.FACTORY.make(n, d);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                x.set(i, j, numbers.get(i * d + j));
            }
        }
        return x;
    }

    /** Writes the NNGP kernel and then the NTK, column by column. */
    private static void write(Path file, KernelPair pair) throws IOException {
        int n = pair.nngp().getRowDim();
        ByteBuffer bytes = ByteBuffer.allocate(8 * n * 1000).order(ByteOrder.LITTLE_ENDIAN);
        try (var channel = Files.newByteChannel(
                file,
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.TRUNCATE_EXISTING,
                java.nio.file.StandardOpenOption.WRITE)) {
            for (R064Store kernel : new R064Store[] {pair.nngp(), pair.ntk()}) {
                for (int from = 0; from < n; from += 1000) {
                    int count = Math.min(1000, n - from);
                    bytes.clear();
                    bytes.asDoubleBuffer().put(kernel.data, from * n, count * n);
                    bytes.limit(8 * n * count);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
            }
        }
    }

    /** Returns the largest resident set of the process in kB, or "unknown" on systems without /proc. */
    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("unknown");
    }
}
