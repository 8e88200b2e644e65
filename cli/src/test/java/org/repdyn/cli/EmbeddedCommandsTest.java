package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.cli.embedding.GuestKernels;
import org.repdyn.cli.embedding.GuestLoss;
import org.repdyn.cli.embedding.GuestLosses;
import org.repdyn.cli.embedding.GuestProblem;
import org.repdyn.cli.embedding.TextWriter;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.spi.Layer;

@Isolated("a loss of the program is seen by every command of the process")
@DisplayName("RepDyn in the process of another program")
class EmbeddedCommandsTest {

    private static final String NAME = "guest-loss";

    /** L = ½·Σ over pairs of ‖z − p‖²/n, by the interface of arrays. */
    private static double[] squaredDistance(double[] u, int samples, int rows, int columns) {
        double[] result = new double[1 + rows * columns];
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < samples; i++) {
                double difference = u[c * rows + i] - u[c * rows + samples + i];
                result[0] += difference * difference / (2 * samples);
                result[1 + c * rows + i] = difference / samples;
                result[1 + c * rows + samples + i] = -difference / samples;
            }
        }
        return result;
    }

    @TempDir
    private Path folder;

    @AfterEach
    void remove() {
        GuestLosses.remove(NAME);
    }

    private static String run(int expected, String... arguments) {
        StringBuilder out = new StringBuilder();
        StringWriter err = new StringWriter();
        int code = new EmbeddedCommands().run(List.of(arguments), new TextWriter(out::append), err);
        assertThat(code).as(out.toString() + err).isEqualTo(expected);
        return out.toString() + err;
    }

    @Test
    @DisplayName("a loss of the program obeys the laws that it declares, and is trained like a plugin")
    void guest() {
        GuestLosses.register(
                new GuestLoss(NAME, "squared distance", 1, 0, true, 2, EmbeddedCommandsTest::squaredDistance));
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
    @DisplayName("a property that a loss of the program declares in vain, or does not declare, is found")
    void wrongProperties() {
        for (double degree : new double[] {Double.NaN, 0, 1}) {
            GuestLosses.register(
                    new GuestLoss(NAME, "squared distance", 1, 0, true, degree, EmbeddedCommandsTest::squaredDistance));
            assertThat(run(1, "check", "loss", NAME)).containsAnyOf("Homogeneous", "ScaleInvariant");
        }
    }

    @Test
    @DisplayName("a gradient of another size than the embeddings is refused with both sizes")
    void wrongSize() {
        GuestLosses.register(new GuestLoss(NAME, "short", 1, 0, false, Double.NaN, (u, n, rows, k) -> new double[3]));
        assertThat(run(1, "check", "loss", NAME)).contains("returned 3 numbers");
    }

    @Test
    @DisplayName("a mistake has the exit code and the message of the command line")
    void mistake() {
        assertThat(run(2, "compare", "loss=nt-xnt")).contains("Did you mean 'nt-xent'?");
    }

    @Test
    @DisplayName("kernels of arrays are those of matrices")
    void kernels() {
        double[] x = {0.3, -1, 2, 0.5, 1, -0.25};
        R064Store inputs = R064Store.FACTORY.make(3, 2);
        System.arraycopy(x, 0, inputs.data, 0, x.length);
        KernelPair expected =
                InfiniteNetwork.of(Layer.dense(1.4), Layer.dense(1, 0.5)).kernels(inputs);
        String network = "[{\"dense\": {\"W_std\": 1.4}}, {\"dense\": {\"b_std\": 0.5}}]";
        double[][] kernels = GuestKernels.kernels(x, 3, 2, network, "ntk");
        assertThat(kernels[0]).isEqualTo(expected.nngp().data);
        assertThat(kernels[1]).isEqualTo(expected.ntk().data);
        assertThat(GuestKernels.cross(x, 3, x, 3, 2, network, "ntk")[1]).hasSize(9);
        assertThatThrownBy(() -> GuestKernels.kernels(x, 2, 2, network, "ntk")).hasMessageContaining("6 numbers");
    }

    @Test
    @DisplayName("a cost of the program is minimised; unknown names are refused with those that exist")
    void minimum() {
        GuestProblem problem = new GuestProblem("sphere", 3, 1, "trust-regions", 1e-9, 100);
        GuestProblem.Result result = problem.minimise(
                w -> w[0] + 2 * w[1] * w[1] + 3 * w[2] * w[2], w -> new double[] {1, 4 * w[1], 6 * w[2]}, 3);
        assertThat(result.converged()).as(result.reason()).isTrue();
        // The minimum is (−1, 0, 0); an error e of the point changes the cost by e², below rounding.
        assertThat(result.cost()).isCloseTo(-1, within(1e-12));
        assertThatThrownBy(() -> new GuestProblem("spere", 3, 1, "trust-regions", 1e-9, 100)
                        .minimiseFrom(w -> 0, w -> w, new double[] {1, 0, 0}))
                .hasMessageContaining("'sphere'");
        assertThatThrownBy(() -> new GuestProblem("sphere", 3, 1, "newton", 1e-9, 100).minimise(w -> 0, w -> w, 1))
                .hasMessageContaining("trust-regions");
    }
}
