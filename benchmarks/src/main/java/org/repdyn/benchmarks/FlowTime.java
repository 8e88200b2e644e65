package org.repdyn.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Losses;
import org.repdyn.manifolds.flat.FlatConstraints;

/**
 * The RepDyn half of the comparison with SciPy, called by the script in {@code benchmarks/flows}. It runs the gradient flow of a linear encoder twice with
 * default options and prints a line of JSON about the second run: why it stopped, its CPU time, its number of evaluations, the time from which it slides
 * (−1 if it does not), and loss and gradient norm at the start.
 *
 * <p>Arguments: loss; samples n; number of blocks of views; outputs k; end of the time; directory with the files {@code views} (blocks·n rows) and {@code
 * start} (little-endian doubles, row by row).
 */
public final class FlowTime {

    private FlowTime() {}

    /** Observer that keeps the work and the time of the first event. */
    private static final class Kept implements TrajectoryObserver {

        private double slides = -1;
        private long evaluations;
        private double loss = Double.NaN;

        @Override
        public void observe(Snapshot snapshot) {
            if (snapshot.time() == 0) {
                loss = snapshot.loss().orElse(Double.NaN);
            }
        }

        @Override
        public void note(double time, String what) {
            slides = slides < 0 ? time : slides;
        }

        @Override
        public void worked(Work work) {
            evaluations = work.evaluations();
        }
    }

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        EmbeddingField loss = Losses.byName(arguments[0]);
        int n = Integer.parseInt(arguments[1]);
        int blocks = Integer.parseInt(arguments[2]);
        Path directory = Path.of(arguments[5]);
        R064Store x = MatrixFiles.read(directory.resolve("views"), blocks * n);
        R064Store start = MatrixFiles.read(directory.resolve("start"), x.getColDim());
        TrainingProblem problem = new TrainingProblem(
                loss,
                new Views(new ViewLayout(n, Math.min(blocks - 1, 1), Math.max(blocks - 2, 0)), x, Optional.empty()),
                R064Store.FACTORY.make(0, x.getColDim()),
                new LinearEncoder(Integer.parseInt(arguments[3])),
                List.of(FlatConstraints.EUCLIDEAN.create(new NoOptions())),
                new Weights(List.of(start)),
                TimeGrid.of(0, Double.parseDouble(arguments[4])),
                LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class)),
                new Seed(0));
        WeightField field = problem.weightField();
        Weights gradient = problem.initial().zeros();
        field.gradient(problem.initial(), gradient);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Kept kept = new Kept();
        StopReason stop = new StopReason.Completed(0);
        double seconds = 0;
        for (int run = 0; run < 2; run++) {
            kept = new Kept();
            GradientFlow flow = new GradientFlow(new GradientFlowOptions(
                    Optional.empty(), Optional.empty(), 1_000_000, FlowMethod.AUTO, EventSettings.NONE));
            long began = threads.getCurrentThreadCpuTime();
            stop = flow.run(problem, kept, RunControl.uncontrolled());
            seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
        }
        System.out.println(String.format(
                Locale.ROOT,
                "{\"stop\": \"%s\", \"seconds\": %.9f, \"evaluations\": %d, \"slides\": %.9g, \"loss\": %.17g, \"gradient\": %.17g}",
                stop.describe(),
                seconds,
                kept.evaluations,
                kept.slides,
                kept.loss,
                gradient.norm()));
    }
}
