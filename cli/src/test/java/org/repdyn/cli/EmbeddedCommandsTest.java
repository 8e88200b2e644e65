package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.cli.embedding.GuestDatasets;
import org.repdyn.cli.embedding.GuestKernels;
import org.repdyn.cli.embedding.GuestLoss;
import org.repdyn.cli.embedding.GuestLosses;
import org.repdyn.cli.embedding.GuestProblem;
import org.repdyn.cli.embedding.StopRequest;
import org.repdyn.cli.embedding.TextWriter;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.spi.Layer;

@Isolated("a loss of the program is seen by every command of the process")
@DisplayName("RepDyn in the process of another program")
class EmbeddedCommandsTest {

    private static final String NAME = "guest-loss";

    /** L = ½·Σ over pairs of ‖z − p‖²/n, on buffers. */
    private static class SquaredDistance implements GuestLoss.Evaluation {

        @Override
        public double value(DoubleBuffer u, int rows, int columns) {
            return valueAndGradient(u, DoubleBuffer.allocate(rows * columns), rows, columns);
        }

        @Override
        public double valueAndGradient(DoubleBuffer u, DoubleBuffer gradient, int rows, int columns) {
            int samples = rows / 2;
            int positive = samples * columns;
            double value = 0;
            for (int i = 0; i < positive; i++) {
                double difference = u.get(i) - u.get(positive + i);
                value += difference * difference / (2 * samples);
                gradient.put(i, difference / samples);
                gradient.put(positive + i, -difference / samples);
            }
            return value;
        }
    }

    private static GuestLoss squaredDistance(double degree) {
        return squaredDistance(degree, false);
    }

    private static GuestLoss squaredDistance(double degree, boolean prototype) {
        return new GuestLoss(NAME, "squared distance", 1, 0, true, degree, prototype, new SquaredDistance());
    }

    @TempDir
    private Path folder;

    @AfterEach
    void remove() {
        GuestLosses.remove(NAME);
        GuestDatasets.remove(NAME);
    }

    private static String run(int expected, String... arguments) {
        TextWriter out = new TextWriter();
        TextWriter err = new TextWriter();
        int code = new EmbeddedCommands().run(List.of(arguments), out, err);
        String text = out.take() + err.take();
        assertThat(code).as(text).isEqualTo(expected);
        assertThat(out.take() + err.take()).as("text is taken once").isEmpty();
        return text;
    }

    @Test
    @DisplayName("a loss of the program obeys the laws that it declares, and is trained like a plugin")
    void guest() {
        GuestLosses.register(squaredDistance(2));
        run(0, "check", "loss", NAME);
        run(
                0,
                "run",
                "--arm",
                "grassmann",
                "data=gaussian-views",
                "data.samples=12",
                "data.dimension=3",
                "loss=" + NAME,
                "constraint=grassmann",
                "encoder.outputs=2",
                "time.end=1",
                "--no-store",
                "--out",
                folder.resolve("run").toString());
    }

    @Test
    @DisplayName("a loss of the program that is its value alone obeys the laws, and lists show it as a prototype")
    void prototype() {
        GuestLosses.register(squaredDistance(2, true));
        run(0, "check", "loss", NAME);
        assertThat(run(0, "plugins", "describe", NAME)).contains("prototype");
    }

    @Test
    @DisplayName("names of installed plugins and numbers of views below 0 are refused")
    void refusedLosses() {
        DoubleBuffer numbers = DoubleBuffer.wrap(new double[] {1, 2});
        assertThatThrownBy(() -> GuestLosses.register(
                        new GuestLoss("nt-xent", "of the program", 1, 0, false, 0, true, new SquaredDistance())))
                .hasMessage("'nt-xent' is the name of an installed loss; choose another one");
        assertThatThrownBy(() -> GuestDatasets.register(
                        "digits", numbers, 2, 1, new int[0], List.of(), DoubleBuffer.allocate(0), 0))
                .hasMessage("'digits' is the name of an installed dataset; choose another one");
        assertThatThrownBy(() -> new GuestLoss(NAME, "of the program", 0, -1, false, 0, true, new SquaredDistance()))
                .hasMessageContaining("wants 0 and -1");
        run(0, "plugins", "describe", "nt-xent");
    }

    @Test
    @DisplayName("a property that a loss of the program declares in vain, or does not declare, is found")
    void wrongProperties() {
        for (double degree : new double[] {Double.NaN, 0, 1}) {
            GuestLosses.register(squaredDistance(degree));
            assertThat(run(1, "check", "loss", NAME)).containsAnyOf("Homogeneous", "ScaleInvariant");
        }
    }

    /** A loss during whose last evaluation its command is asked to stop. */
    private static final class Stopping extends SquaredDistance {

        private final EmbeddedCommands command = new EmbeddedCommands();
        private final int last;
        private final RuntimeException failure;
        private int evaluations;
        private boolean hasResults;

        /** Creates a loss that throws an exception in its last evaluation, as one does that its language ends. */
        Stopping(int last, RuntimeException failure) {
            this.last = last;
            this.failure = failure;
        }

        @Override
        public double valueAndGradient(DoubleBuffer u, DoubleBuffer gradient, int rows, int columns) {
            evaluations++;
            if (evaluations >= last) {
                hasResults = command.interrupt();
                throw failure;
            }
            return super.valueAndGradient(u, gradient, rows, columns);
        }

        String run(Path out) {
            GuestLosses.register(new GuestLoss(NAME, "stopping", 1, 0, true, 2, false, this));
            TextWriter err = new TextWriter();
            List<String> words = List.of(
                    "run",
                    "--arm",
                    "euclidean",
                    "data=gaussian-views",
                    "data.samples=12",
                    "data.dimension=3",
                    "loss=" + NAME,
                    "constraint=euclidean",
                    "dynamics=gradient-descent",
                    "dynamics.rate=1e-6",
                    "encoder.outputs=2",
                    "time.end=1",
                    "--no-store",
                    "--out",
                    out.toString());
            assertThat(command.run(words, new TextWriter(), err)).isEqualTo(130);
            return err.take();
        }
    }

    @Test
    @DisplayName("a command that is stopped evaluates its loss no more, and has no results before arms run")
    void stopped() {
        Stopping inPlan = new Stopping(1, new IllegalStateException("ended"));
        inPlan.run(folder.resolve("plan"));
        assertThat(inPlan.evaluations).isEqualTo(1);
        assertThat(inPlan.hasResults).isFalse();
        // More than the evaluations of a plan, and far fewer than the million of this run.
        Stopping inRun = new Stopping(1000, new IllegalStateException("ended"));
        assertThat(inRun.run(folder.resolve("run"))).contains("stopped before").doesNotContain("ended", "failed");
        assertThat(inRun.evaluations).isEqualTo(1000);
        assertThat(inRun.hasResults).isTrue();
    }

    @Test
    @DisplayName("a dataset of the program is trained on, and another content under its name is another dataset")
    void dataset() throws IOException {
        Path study = Files.writeString(
                folder.resolve("study.yaml"),
                """
                data: {name: %s, train: 6}
                loss: linear-alignment
                encoder: {name: linear, outputs: 2}
                time: {end: 0.5, points: 3}
                arms: {only: {}}
                """
                        .formatted(NAME));
        double[] numbers = {1, 2, -0.5, 0.25, 3, -1, 0.75, 0.5, -2, 1, 0.125, -0.25};
        Set<String> results = new HashSet<>();
        for (int difference = 0; difference < 2; difference++) {
            numbers[0] += difference;
            GuestDatasets.register(
                    NAME, DoubleBuffer.wrap(numbers), 6, 2, new int[0], List.of(), DoubleBuffer.allocate(0), 0);
            String out = run(
                    0,
                    "compare",
                    study.toString(),
                    "--json",
                    "--store",
                    folder.resolve("store").toString(),
                    "--out",
                    folder.resolve("run" + difference).toString());
            results.add(out.replaceFirst("(?s).*\"finalLoss\" *: *([-0-9.E]+).*", "$1"));
        }
        assertThat(results).hasSize(2).allMatch(value -> value.matches("-?[0-9.E-]+"));
    }

    @Test
    @DisplayName("numbers that a dataset cannot have are refused with their place")
    void wrongDataset() {
        DoubleBuffer none = DoubleBuffer.allocate(0);
        DoubleBuffer numbers = DoubleBuffer.wrap(new double[] {1, 2, 3, Double.NaN});
        assertThatThrownBy(() -> GuestDatasets.register(NAME, numbers, 2, 2, new int[0], List.of(), none, 0))
                .hasMessageContaining("row 2, column 2");
        assertThatThrownBy(() -> GuestDatasets.register(NAME, numbers, 3, 2, new int[0], List.of(), none, 0))
                .hasMessageContaining("4 numbers are not a matrix of 3×2");
    }

    @Test
    @DisplayName("a mistake has the exit code and the message of the command line")
    void mistake() {
        assertThat(run(2, "compare", "loss=nt-xnt")).contains("Did you mean 'nt-xent'?");
    }

    @Test
    @DisplayName("kernels of arrays are those of matrices")
    void kernels() {
        R064Store inputs = R064Store.FACTORY.make(3, 2);
        System.arraycopy(new double[] {0.3, -1, 2, 0.5, 1, -0.25}, 0, inputs.data, 0, 6);
        DoubleBuffer x = DoubleBuffer.wrap(new double[] {0.3, 0.5, -1, 1, 2, -0.25});
        KernelPair expected =
                InfiniteNetwork.of(Layer.dense(1.4), Layer.dense(1, 0.5)).kernels(inputs);
        String network = "[{\"dense\": {\"W_std\": 1.4}}, {\"dense\": {\"b_std\": 0.5}}]";
        StopRequest control = new StopRequest();
        GuestKernels kernels = GuestKernels.of(x, 3, 2, network, "ntk", control);
        double[] whole = new double[9];
        kernels.nngp(0, DoubleBuffer.wrap(whole));
        assertThat(whole).isEqualTo(expected.nngp().data); // both layouts of a symmetric matrix are the same
        kernels.ntk(0, DoubleBuffer.wrap(whole));
        assertThat(whole).isEqualTo(expected.ntk().data);
        double[] last = new double[3];
        kernels.ntk(2, DoubleBuffer.wrap(last));
        assertThat(last).isEqualTo(Arrays.copyOfRange(whole, 6, 9));
        double[] cross = new double[3];
        DoubleBuffer second = DoubleBuffer.wrap(new double[] {-1, 1});
        GuestKernels.between(x, 3, second, 1, 2, network, "ntk", control).ntk(0, DoubleBuffer.wrap(cross));
        assertThat(cross)
                .containsExactly(
                        new double[] {whole[1], whole[4], whole[7]}, within(1e-14)); // rounding of sums of two products
        assertThatThrownBy(() -> kernels.ntk(2, DoubleBuffer.allocate(6))).hasMessageContaining("rows 2 to 3 of 3");
        assertThatThrownBy(() -> GuestKernels.of(x, 2, 2, network, "ntk", control))
                .hasMessageContaining("6 numbers");
        for (String number : List.of("NaN", "-Infinity")) {
            assertThatThrownBy(() ->
                            GuestKernels.of(x, 3, 2, "[{\"dense\": {\"W_std\": " + number + "}}]", "ntk", control))
                    .hasMessageContaining("weight-std")
                    .hasMessageContaining(number);
        }
        control.request();
        assertThatThrownBy(() -> GuestKernels.of(x, 3, 2, network, "ntk", control))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> GuestKernels.between(x, 3, second, 1, 2, network, "ntk", control))
                .isInstanceOf(CancellationException.class);
    }

    /** The cost f(w) = w₀ + 2w₁² + 3w₂². */
    private static final class Quadratic implements GuestProblem.Cost {

        @Override
        public double at(DoubleBuffer w) {
            return w.get(0) + 2 * w.get(1) * w.get(1) + 3 * w.get(2) * w.get(2);
        }

        @Override
        public void gradient(DoubleBuffer w, DoubleBuffer derivatives) {
            derivatives.put(0, 1).put(1, 4 * w.get(1)).put(2, 6 * w.get(2));
        }
    }

    @Test
    @DisplayName("a cost of the program is minimised; unknown names are refused with those that exist")
    void minimum() {
        GuestProblem problem = new GuestProblem("sphere", 3, 1, "trust-regions", 1e-9, 100);
        GuestProblem.Result result = problem.minimise(new Quadratic(), 3);
        assertThat(result.converged()).as(result.reason()).isTrue();
        // The minimum is (−1, 0, 0); an error e of the point changes the cost by e², below rounding.
        assertThat(result.cost()).isCloseTo(-1, within(1e-12));
        assertThatThrownBy(() -> new GuestProblem("spere", 3, 1, "trust-regions", 1e-9, 100)
                        .minimiseFrom(new Quadratic(), DoubleBuffer.wrap(new double[] {1, 0, 0})))
                .hasMessageContaining("'sphere'");
        assertThatThrownBy(() -> new GuestProblem("sphere", 3, 1, "newton", 1e-9, 100).minimise(new Quadratic(), 1))
                .hasMessageContaining("trust-regions");
    }
}
