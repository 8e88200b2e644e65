package org.repdyn.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.spheres.SphereConstraints;
import org.repdyn.manifolds.spheres.SphereOptions;
import org.repdyn.manifolds.spi.Constraint;

/**
 * The RepDyn half of the comparison with SciPy, called by the script in {@code benchmarks/flows}. It runs the gradient flow of a linear encoder with default
 * options and prints a line of JSON for each loss and constraint: why the run stopped and at which time, its CPU time, its number of evaluations, the time from which it slides
 * (−1 if it does not), the number of rows that the loss reads, loss, gradient norm and weights at the start and the weights at the end. Runs are repeated, and the
 * median of the second half is the time, so that it is that of compiled code.
 *
 * <p>Arguments: losses, separated by commas; constraints, separated by commas; samples n; outputs k; end of the time; CPU seconds after which a run is stopped; directory with the files {@code
 * views} (3n rows: anchors, positives, negatives), {@code targets} (n rows) and {@code start} (little-endian doubles, row by row).
 */
public final class FlowTime {

    /** CPU seconds for which runs are repeated, so that those of the second half are in compiled code; at least one run is. */
    private static final double REPEATED = Double.parseDouble(System.getProperty("rep", "1"));

    private static final Map<String, Constraint> CONSTRAINTS = Map.of(
            "euclidean", FlatConstraints.EUCLIDEAN.create(new NoOptions()),
            "stiefel", OrthogonalityConstraints.STIEFEL.create(new StiefelOptions(StiefelMetric.EUCLIDEAN)),
            "grassmann", OrthogonalityConstraints.GRASSMANN.create(new NoOptions()),
            "sphere", SphereConstraints.SPHERE.create(new SphereOptions(Optional.empty())));

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FlowTime() {}

    /** Observer that keeps the work, the time of the first event, the loss at the start and the last weights. */
    private static final class Kept implements TrajectoryObserver {

        private double slides = -1;
        private long evaluations;
        private double loss = Double.NaN;
        private double reached;
        private Optional<Weights> last = Optional.empty();

        @Override
        public void observe(Snapshot snapshot) {
            if (snapshot.time() == 0) {
                loss = snapshot.loss().orElse(Double.NaN);
            }
            reached = snapshot.time();
            last = snapshot.weights().map(Weights::copy);
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

    /** Control that cancels a run after some CPU time of this thread. */
    private record Limit(long end) implements RunControl {

        static Limit of(double seconds) {
            return new Limit(THREADS.getCurrentThreadCpuTime() + (long) (seconds * 1e9));
        }

        @Override
        public boolean cancelled() {
            return THREADS.getCurrentThreadCpuTime() > end;
        }

        @Override
        public void progress(double fraction) {
            // The time limit alone counts.
        }
    }

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        int n = Integer.parseInt(arguments[2]);
        Path directory = Path.of(arguments[6]);
        R064Store x = MatrixFiles.read(directory.resolve("views"), 3 * n);
        R064Store targets = MatrixFiles.read(directory.resolve("targets"), n);
        R064Store start = MatrixFiles.read(directory.resolve("start"), x.getColDim());
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        for (String name : arguments[0].split(",", -1)) {
            for (String constraint : arguments[1].split(",", -1)) {
                EmbeddingField loss = Losses.byName(name);
                if (constraint.equals("grassmann") && !(loss instanceof RotationInvariant)) {
                    continue;
                }
                TrainingProblem problem = problem(loss, constraint, n, x, targets, start, arguments, algebra);
                if (constraint.equals("grassmann")
                        && problem.encoder() instanceof EncoderWithCompanions companions
                        && !companions.rotatesWithOutputs()) {
                    continue;
                }
                measure(name, constraint, problem, Double.parseDouble(arguments[5]));
            }
        }
    }

    private static TrainingProblem problem(
            EmbeddingField loss,
            String constraint,
            int n,
            R064Store x,
            R064Store targets,
            R064Store start,
            String[] arguments,
            LinearAlgebra algebra) {
        ViewLayout layout = loss.views().layout(n);
        Encoder encoder =
                EncoderWithCompanions.of(new LinearEncoder(Integer.parseInt(arguments[3])), Optional.empty(), loss);
        int d = x.getColDim();
        List<Constraint> constraints = encoder.blocks(d).stream()
                .map(b -> Optional.ofNullable(CONSTRAINTS.get(b.output() ? constraint : "euclidean"))
                        .orElseThrow(() -> new IllegalArgumentException("no constraint " + constraint)))
                .toList();
        R064Store first = R064Store.FACTORY.make(d, start.getColDim());
        constraints.get(0).on(d, start.getColDim(), 1, algebra).nearest(start, first);
        R064Store rows = R064Store.FACTORY.copy(x.limits(layout.rows(), d));
        return new TrainingProblem(
                loss,
                new Views(layout, rows, loss.views().targets() ? Optional.of(targets) : Optional.empty()),
                R064Store.FACTORY.make(0, d),
                encoder,
                constraints,
                InitialWeights.given("start", Map.of("W", first), encoder, constraints, d, new Seed(0), algebra),
                TimeGrid.of(0, Double.parseDouble(arguments[4])),
                algebra,
                new Seed(0));
    }

    private static void measure(String name, String constraint, TrainingProblem problem, double most) {
        WeightField field = problem.weightField();
        Weights gradient = problem.initial().zeros();
        field.gradient(problem.initial(), gradient);
        Kept kept = new Kept();
        StopReason stop = new StopReason.Completed(0);
        List<Double> laps = new ArrayList<>();
        double total = 0;
        while (total < REPEATED) {
            kept = new Kept();
            GradientFlow flow = new GradientFlow(new GradientFlowOptions(
                    Optional.empty(), Optional.empty(), 1_000_000, FlowMethod.AUTO, EventSettings.NONE));
            long began = THREADS.getCurrentThreadCpuTime();
            stop = flow.run(problem, kept, Limit.of(most));
            laps.add((THREADS.getCurrentThreadCpuTime() - began) / 1e9);
            total += laps.get(laps.size() - 1);
        }
        double[] warm =
                laps.stream().skip(laps.size() / 2).mapToDouble(x -> x).sorted().toArray();
        double seconds = warm[warm.length / 2];
        System.out.println(String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"constraint\": \"%s\", \"arrived\": %b, \"stop\": \"%s\", \"reached\": %.9g,"
                        + " \"seconds\": %.9f, \"evaluations\": %d, \"slides\": %.9g, \"rows\": %d, \"loss\": %s,"
                        + " \"gradient\": %.17g, \"start\": %s, \"end\": %s}",
                name,
                constraint,
                stop instanceof StopReason.Completed,
                stop.describe(),
                kept.reached,
                seconds,
                kept.evaluations,
                kept.slides,
                problem.views().layout().rows(),
                Double.isNaN(kept.loss) ? "null" : String.format(Locale.ROOT, "%.17g", kept.loss),
                gradient.norm(),
                text(problem.initial()),
                kept.last.map(FlowTime::text).orElse("null")));
    }

    /** Returns the first block of weights, row by row. */
    private static String text(Weights weights) {
        R064Store w = weights.blocks().get(0);
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < w.getRowDim(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < w.getColDim(); j++) {
                row.add(w.doubleValue(i, j));
            }
            rows.add(row);
        }
        return rows.toString();
    }
}
