package org.repdyn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.ntk.analytic.BuiltInBaselines;
import org.repdyn.ntk.analytic.KernelClock;
import org.repdyn.ntk.analytic.NtkActivation;
import org.repdyn.ntk.analytic.NtkOptions;
import org.repdyn.ntk.analytic.ReadoutConstraint;
import org.repdyn.ntk.analytic.TrainedLayers;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProblem;

/**
 * The RepDyn half of the comparison of kernel dynamics with SciPy, called by the script in {@code benchmarks/kernel-dynamics}. It
 * follows U̇ = −K∇L(U) for NT-Xent under the NTK of a ReLU network with one hidden layer, prints a line of JSON, and writes the kernel and the
 * embeddings at the start and at each time.
 *
 * <p>Arguments: directory with the file {@code views} (little-endian doubles, row by row), to which {@code kernel} and {@code u0},
 * {@code u1}, … are added; n; outputs; temperature; tolerance; threads; repeats; times, separated by commas.
 */
public final class KernelDynamicsTime {

    private KernelDynamicsTime() {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int n = Integer.parseInt(arguments[1]);
        R064Store x = MatrixFiles.read(directory.resolve("views"), 2 * n);
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class))
                .withWorkers(Workers.of(Integer.parseInt(arguments[5])));
        double[] times = DoubleStream.concat(
                        DoubleStream.of(0),
                        Pattern.compile(",").splitAsStream(arguments[7]).mapToDouble(Double::parseDouble))
                .toArray();
        BaselineProblem problem = new BaselineProblem(
                ContrastiveLosses.NT_XENT.create(new NtXentOptions(Double.parseDouble(arguments[3]))),
                new Views(new ViewLayout(n, 1, 0), x, Optional.empty()),
                R064Store.FACTORY.make(0, x.getColDim()),
                Integer.parseInt(arguments[2]),
                TimeGrid.of(times),
                algebra,
                new Seed(0));
        Baseline baseline = BuiltInBaselines.NTK.create(new NtkOptions(
                NtkActivation.RELU,
                1,
                1,
                Optional.empty(),
                TrainedLayers.NTK,
                ReadoutConstraint.NONE,
                1024,
                KernelClock.KERNEL,
                Double.parseDouble(arguments[4])));
        List<R064Store> states = new ArrayList<>();
        Baseline.Result[] result = new Baseline.Result[1];
        Stopwatch watch = new Stopwatch();
        watch.measure(
                () -> {
                    states.clear();
                    result[0] = baseline.run(
                            problem, state -> states.add(state.embeddings().copy()), RunControl.uncontrolled());
                },
                Integer.parseInt(arguments[6]),
                0);
        for (int i = 0; i < states.size(); i++) {
            MatrixFiles.write(states.get(i), directory.resolve("u" + i));
        }
        R064Store kernel = InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty())
                .kernels(x, RunControl.uncontrolled())
                .ntk();
        MatrixFiles.write(kernel, directory.resolve("kernel"));
        System.out.println(String.format(
                Locale.ROOT,
                "{\"states\": %d, \"evaluations\": %.0f, \"stiff\": %.6g, %s}",
                states.size(),
                result[0].notes().getOrDefault("evaluations", 0.0),
                result[0].notes().getOrDefault("stiff-from", 0.0),
                watch.json()));
    }
}
