package org.repdyn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.BuiltInDynamics;
import org.repdyn.dynamics.descent.AdamOptions;
import org.repdyn.dynamics.descent.GradientDescentOptions;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.MlpOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.redundancy.RedundancyLosses;
import org.repdyn.losses.redundancy.VicRegOptions;
import org.repdyn.losses.redundancy.Weighting;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Retraction;

/**
 * The RepDyn half of the comparison of training steps with PyTorch, called by the script in {@code benchmarks/networks}. It trains a
 * fully connected network without biases by VICReg for some steps, prints a line of JSON, and writes the last weights.
 *
 * <p>Arguments: descent or adam; hidden layers; width m; activation; directory with the files {@code views} and {@code W1}, {@code W2}, …
 * (little-endian doubles, row by row), to which {@code last1}, {@code last2}, … are added; n; outputs; threads; steps; rate.
 */
public final class NetworkTime {

    private NetworkTime() {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        int depth = Integer.parseInt(arguments[1]);
        int width = Integer.parseInt(arguments[2]);
        Path directory = Path.of(arguments[4]);
        int n = Integer.parseInt(arguments[5]);
        int outputs = Integer.parseInt(arguments[6]);
        int steps = Integer.parseInt(arguments[8]);
        double rate = Double.parseDouble(arguments[9]);
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class))
                .withWorkers(Workers.of(Integer.parseInt(arguments[7])));
        R064Store x = MatrixFiles.read(directory.resolve("views"), 2 * n);
        List<R064Store> initial = new ArrayList<>();
        for (int l = 0; l <= depth; l++) {
            initial.add(MatrixFiles.read(directory.resolve("W" + (l + 1)), width));
        }
        Encoder encoder = Encoders.MLP.create(new MlpOptions(
                outputs,
                width,
                depth,
                HiddenActivation.valueOf(arguments[3].toUpperCase(Locale.ROOT)),
                0.01,
                Parameterisation.STANDARD,
                1,
                Optional.empty(),
                1));
        Constraint free = FlatConstraints.EUCLIDEAN.create(new NoOptions());
        TrainingProblem problem = new TrainingProblem(
                RedundancyLosses.VICREG.create(new VicRegOptions(25, 25, 1, 1, 1e-4, Weighting.FB)),
                new Views(new ViewLayout(n, 1, 0), x, Optional.empty()),
                R064Store.FACTORY.make(0, x.getColDim()),
                encoder,
                IntStream.rangeClosed(0, depth).mapToObj(l -> free).toList(),
                new Weights(initial),
                TimeGrid.of(0, steps * rate),
                algebra,
                new Seed(0));
        Dynamics dynamics = arguments[0].equals("adam")
                ? BuiltInDynamics.ADAM.create(
                        new AdamOptions(rate, 0.9, 0.999, 1e-8, Optional.empty(), true, Retraction.GEODESIC))
                : BuiltInDynamics.GRADIENT_DESCENT.create(new GradientDescentOptions(rate, Retraction.GEODESIC));
        Stopwatch watch = new Stopwatch();
        LastWeights last = new LastWeights();
        dynamics.run(problem, last, new RunControl() {
            private int laps;

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double fraction) {
                // Called after every step, and once more at the end, where the last state has been reported, which is
                // no step.
                if (laps < steps) {
                    watch.lap();
                    laps++;
                }
            }
        });
        for (int l = 0; l <= depth; l++) {
            MatrixFiles.write(last.weights.get(l), directory.resolve("last" + (l + 1)));
        }
        System.out.println("{" + watch.json() + "}");
    }

    private static final class LastWeights implements TrajectoryObserver {

        private List<R064Store> weights = List.of();

        @Override
        public void observe(Snapshot snapshot) {
            weights = snapshot.weights().orElseThrow().copy().blocks();
        }
    }
}
