package org.repdyn.ntk.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.golden.GoldenKernelTolerance;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.golden.GoldenRow;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Closed forms under a kernel against golden values")
class ClosedFormsGoldenTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private static final Map<String, GoldenFile.Check> CHECKS = Map.of(
            "mse_flow", ClosedFormsGoldenTest::flow,
            "mse_descent", ClosedFormsGoldenTest::descent,
            "mse_flow_momentum", ClosedFormsGoldenTest::momentum,
            "gp_posterior", ClosedFormsGoldenTest::posterior,
            "ssl/constrained_contrastive", ClosedFormsGoldenTest::constrained,
            "ssl/constrained_non_contrastive", ClosedFormsGoldenTest::constrained,
            "ssl/barlow_twins_kernel_modes", ClosedFormsGoldenTest::barlow);

    /** Operations of the section that this test does not check, with the reasons. */
    private static final Map<String, String> ABSENCES = Map.of(
            "ssl/naive_contrastive", "checked by QuadraticFlowTest",
            "ssl/naive_non_contrastive", "checked by QuadraticFlowTest");

    @TestFactory
    @DisplayName("agree with the golden values")
    Stream<DynamicTest> golden() {
        return GoldenFile.open("ntk")
                .section(c -> c.name().matches("(mse|gp|ssl).*"))
                .tests(
                        ClosedFormsGoldenTest::operation,
                        CHECKS,
                        ABSENCES,
                        Map.of(
                                "mse_flow:f_train_unregularised_form",
                                "the outputs that Neural Tangents gives without a kernel of test samples; ours are"
                                        + " f_train"));
    }

    /** Tests the flow under a constant kernel from the file of dynamics. */
    @TestFactory
    @DisplayName("of a quadratic loss agree with the golden values of the dynamics")
    Stream<DynamicTest> kernelFlow() {
        return GoldenFile.open("dynamics")
                .section(c -> c.field("kind").equals("kernel-flow"))
                .tests(c -> c.field("kind"), Map.of("kernel-flow", ClosedFormsGoldenTest::kernelFlow));
    }

    private static void kernelFlow(GoldenCase golden) {
        R064Store m = golden.matrix("M");
        PairingMatrix pairing = new PairingMatrix() {
            @Override
            public int size() {
                return m.getRowDim();
            }

            @Override
            public void multiply(R064Store x, R064Store result) {
                ALGEBRA.multiply(m, false, x, false, result);
            }
        };
        NaiveQuadraticFlow flow = new NaiveQuadraticFlow(golden.matrix("K"), pairing, golden.matrix("U0"), ALGEBRA);
        golden.check("growth rates", golden.expected("growthRates"), flow.growthRates());
        for (GoldenRow row : golden.rows("trajectory")) {
            double t = row.get("t").asDouble();
            R064Store u = flow.embeddings(t);
            golden.check("U at " + t, row.get("U"), u);
            double square = Arrays.stream(u.data).map(x -> x * x).sum();
            // A relative error of the sum of squares is an absolute one of its logarithm.
            assertThat(flow.scaled(t).logScale())
                    .isCloseTo(Math.log(square) / 2, within(Tolerances.rounding(u.data.length, 1, 1)));
        }
    }

    private static String operation(GoldenCase golden) {
        return golden.name().startsWith("ssl/") ? golden.name() : golden.name().replaceFirst("/.*", "");
    }

    private static R064Store residual(GoldenCase golden) {
        R064Store y = golden.matrix("Y");
        R064Store start = golden.matrix("f0_train");
        for (int i = 0; i < y.data.length; i++) {
            y.data[i] -= start.data[i];
        }
        return y;
    }

    private static double time(JsonNode t) {
        return t.isTextual() ? Double.POSITIVE_INFINITY : t.doubleValue();
    }

    private static double size(GoldenCase golden) {
        return golden.matrix("Y").data.length;
    }

    private static void flow(GoldenCase golden) {
        double value = golden.option("ridge").doubleValue();
        RegressionFlow flow = new RegressionFlow(
                golden.matrix("K_train"),
                residual(golden),
                golden.option("ridge_absolute").booleanValue()
                        ? Ridge.absolute(value)
                        : Ridge.relativeToMeanTrace(value),
                size(golden),
                ALGEBRA);
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        JsonNode times = golden.option("t");
        for (int i = 0; i < times.size(); i++) {
            double t = time(times.get(i)) * golden.option("learning_rate").doubleValue();
            tolerance.checkMatrix(
                    "f_train(" + t + ")",
                    GoldenNumbers.matrix(golden.expected("f_train").get(i)),
                    flow.outputs(golden.matrix("f0_train"), golden.matrix("K_train"), t));
            tolerance.checkMatrix(
                    "f_test(" + t + ")",
                    GoldenNumbers.matrix(golden.expected("f_test").get(i)),
                    flow.outputs(golden.matrix("f0_test"), golden.matrix("K_test_train"), t));
        }
    }

    private static void descent(GoldenCase golden) {
        RegressionDescent descent = new RegressionDescent(
                golden.matrix("K_train"),
                residual(golden),
                size(golden),
                golden.option("learning_rate").doubleValue(),
                golden.option("momentum").doubleValue(),
                ALGEBRA);
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        JsonNode steps = golden.option("steps");
        for (int i = 0; i < steps.size(); i++) {
            long s = steps.get(i).longValue();
            tolerance.checkMatrix(
                    "f_train after " + s,
                    GoldenNumbers.matrix(golden.expected("f_train").get(i)),
                    descent.outputs(golden.matrix("f0_train"), golden.matrix("K_train"), s));
            tolerance.checkMatrix(
                    "f_test after " + s,
                    GoldenNumbers.matrix(golden.expected("f_test").get(i)),
                    descent.outputs(golden.matrix("f0_test"), golden.matrix("K_test_train"), s));
        }
    }

    private static void momentum(GoldenCase golden) {
        MomentumFlow flow = MomentumFlow.of(
                golden.matrix("K_train"),
                residual(golden),
                size(golden),
                golden.option("learning_rate").doubleValue(),
                golden.option("momentum").doubleValue(),
                ALGEBRA);
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        JsonNode times = golden.option("t");
        for (int i = 0; i < times.size(); i++) {
            // The case counts time in units of √η.
            double t = Math.sqrt(golden.option("learning_rate").doubleValue())
                    * times.get(i).doubleValue();
            tolerance.checkMatrix(
                    "f_train(" + t + ")",
                    GoldenNumbers.matrix(golden.expected("f_train").get(i)),
                    flow.outputs(golden.matrix("f0_train"), golden.matrix("K_train"), t));
        }
    }

    private static void posterior(GoldenCase golden) {
        int n = golden.input("n_train").intValue();
        Ridge ridge = Ridge.absolute(golden.option("ridge").doubleValue());
        R064Store nngp = golden.matrix("nngp");
        R064Store ntk = golden.matrix("ntk");
        R064Store y = golden.matrix("Y");
        int all = nngp.getRowDim();
        KernelPair training = new KernelPair(part(nngp, 0, n, 0, n), part(ntk, 0, n, 0, n));
        KernelPair cross = new KernelPair(part(nngp, n, all, 0, n), part(ntk, n, all, 0, n));
        KernelPair test = new KernelPair(part(nngp, n, all, n, all), part(ntk, n, all, n, all));
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        GaussianProcess frozen =
                GaussianProcess.posterior(training.nngp(), cross.nngp(), test.nngp(), y, ridge, ALGEBRA);
        tolerance.checkMatrix("nngp_mean", GoldenNumbers.matrix(golden.expected("nngp_mean")), frozen.mean());
        tolerance.checkMatrix("nngp_cov", GoldenNumbers.matrix(golden.expected("nngp_cov")), frozen.covariance());
        GaussianProcess trained = GaussianProcess.ensemble(training, cross, test.nngp(), y, ridge, ALGEBRA);
        tolerance.checkMatrix("ntk_mean", GoldenNumbers.matrix(golden.expected("ntk_mean")), trained.mean());
        tolerance.checkMatrix("ntk_cov", GoldenNumbers.matrix(golden.expected("ntk_cov")), trained.covariance());
        GaussianProcess prior = GaussianProcess.posterior(training.ntk(), cross.ntk(), test.ntk(), y, ridge, ALGEBRA);
        tolerance.checkMatrix("ntkgp_cov", GoldenNumbers.matrix(golden.expected("ntkgp_cov")), prior.covariance());
    }

    private static R064Store part(R064Store m, int r0, int r1, int c0, int c1) {
        R064Store result = R064Store.FACTORY.make(r1 - r0, c1 - c0);
        for (int i = r0; i < r1; i++) {
            for (int j = c0; j < c1; j++) {
                result.set(i - r0, j - c0, m.doubleValue(i, j));
            }
        }
        return result;
    }

    private static PairingMatrix pairing(GoldenCase golden, R064Store kernel) {
        int n = golden.input("pairs").intValue();
        return kernel.getRowDim() == 3 * n
                ? new BlockPairing(new ViewLayout(n, 1, 1), new double[][] {{0, -1, 1}, {-1, 0, 0}, {1, 0, 0}})
                : new BlockPairing(new ViewLayout(n, 1, 0), new double[][] {{0, -1}, {-1, 0}});
    }

    private static void constrained(GoldenCase golden) {
        R064Store g = golden.matrix("G");
        ConstrainedQuadraticFlow flow =
                new ConstrainedQuadraticFlow(g, pairing(golden, g), golden.matrix("U0"), ALGEBRA);
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        JsonNode times = golden.option("t");
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i).doubleValue();
            flow.advance(t);
            R064Store u = flow.embeddings();
            tolerance.checkMatrix(
                    "U(" + t + ")", GoldenNumbers.matrix(golden.expected("U").get(i)), u);
            tolerance.checkMatrix(
                    "UU'(" + t + ")",
                    GoldenNumbers.matrix(golden.expected("UUt").get(i)),
                    ALGEBRA.multiplyRightTransposed(u, u));
            // The training points serve as test points; the formula is the same for both.
            tolerance.checkMatrix(
                    "U*(" + t + ")",
                    GoldenNumbers.matrix(golden.expected("U").get(i)),
                    flow.outputs(golden.matrix("U0"), g));
        }
    }

    private static void barlow(GoldenCase golden) {
        int n = golden.input("pairs").intValue();
        PairingMatrix z = new BlockPairing(new ViewLayout(n, 1, 0), new double[][] {{0, 0.5}, {0.5, 0}});
        BarlowTwinsModes modes = BarlowTwinsModes.of(golden.matrix("K"), z, ALGEBRA);
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        double[] gamma = GoldenNumbers.vector(golden.expected("gamma"));
        for (int j = 0; j < gamma.length; j++) {
            tolerance.checkList("gamma " + j, new double[] {gamma[j]}, new double[] {modes.gamma()[j]});
        }
        assertThat(modes.gamma()[gamma.length]).isNotPositive();
        double[] start = golden.vector("s0");
        tolerance.checkList("step times", GoldenNumbers.vector(golden.expected("step_time")), modes.stepTimes(start));
        JsonNode times = golden.option("t");
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i).doubleValue();
            tolerance.checkList(
                    "s(" + t + ")", GoldenNumbers.vector(golden.expected("s").get(i)), modes.lengths(start, t));
            tolerance.checkMatrix(
                    "U(" + t + ")", GoldenNumbers.matrix(golden.expected("U").get(i)), modes.embeddings(start, t));
        }
    }
}
