package org.repdyn.kernels.recursion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.golden.GoldenKernelTolerance;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

@DisplayName("Kernels against golden values")
class KernelGoldenTest {

    private static final String CLOSED_FORM = "checked by ClosedFormsGoldenTest";
    private static final String FINITE_WIDTH = "checked by EmpiricalGoldenTest";

    private static final Map<String, GoldenFile.Check> CHECKS = Map.of(
            "dual", KernelGoldenTest::dual,
            "fcn", KernelGoldenTest::network,
            "edge", KernelGoldenTest::network,
            "frozen", KernelGoldenTest::network,
            "residual", KernelGoldenTest::network,
            "layernorm", KernelGoldenTest::network,
            "standard", KernelGoldenTest::network,
            "conv1d", KernelGoldenTest::network,
            "conv2d", KernelGoldenTest::network,
            "theory", KernelGoldenTest::network);

    private static final Map<String, GoldenFile.Check> NEAR_PARALLEL_CHECKS = Map.of(
            "dual", KernelGoldenTest::dual,
            "edge", KernelGoldenTest::network,
            "residual", KernelGoldenTest::network);

    /** Operations of the golden file that this test does not check, with the reasons. */
    private static final Map<String, String> ABSENCES = Map.of(
            "finite", FINITE_WIDTH,
            "drift_and_alignment", FINITE_WIDTH,
            "mse_flow", CLOSED_FORM,
            "mse_descent", CLOSED_FORM,
            "mse_flow_momentum", CLOSED_FORM,
            "gp_posterior", CLOSED_FORM,
            "ssl", "checked by ClosedFormsGoldenTest and, for ssl/naive_…, by QuadraticFlowTest");

    @TestFactory
    @DisplayName("kernels agree with the golden values")
    Stream<DynamicTest> golden() {
        return GoldenFile.open("ntk")
                .tests(
                        KernelGoldenTest::operation,
                        CHECKS,
                        ABSENCES,
                        Map.of(
                                "dual:de_distributional",
                                "activations declare the derivative almost everywhere, which is checked as de"));
    }

    @TestFactory
    @DisplayName("nearly parallel inputs agree with the values described in the README of the golden files")
    Stream<DynamicTest> nearParallel() {
        return GoldenFile.open(KernelGoldenTest.class, "near-parallel")
                .tests(KernelGoldenTest::operation, NEAR_PARALLEL_CHECKS);
    }

    private static String operation(GoldenCase golden) {
        return golden.name().replaceFirst("/.*", "");
    }

    private static void dual(GoldenCase golden) {
        String name = golden.option("activation").asText();
        Activation activation = GoldenActivations.activation(name, golden.option("params"));
        double[] p = golden.vector("q11");
        double[] c = golden.vector("q12");
        double[] q = golden.vector("q22");
        double[] moment = new double[p.length];
        double[] derivative = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            PairCovariance pair = PairCovariance.of(p[i], q[i], c[i]);
            boolean equal = pair.gap() == 0 && p[i] == q[i];
            moment[i] = equal ? activation.variance(p[i]) : activation.moment(pair);
            derivative[i] = equal ? activation.derivativeVariance(p[i]) : activation.derivativeMoment(pair);
        }
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        tolerance.checkList("e", GoldenNumbers.vector(golden.expected("e")), moment);
        tolerance.checkList("de", GoldenNumbers.vector(golden.expected("de")), derivative);
    }

    private static void network(GoldenCase golden) {
        InfiniteNetwork network = GoldenActivations.network(golden);
        R064Store x = GoldenActivations.points(golden);
        KernelPair kernels = network.kernels(x);
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        tolerance.checkKernel("nngp", GoldenNumbers.matrix(golden.expected("nngp")), kernels.nngp());
        tolerance.checkKernel("ntk", GoldenNumbers.matrix(golden.expected("ntk")), kernels.ntk());
        KernelPair cross = network.cross(x, x);
        assertThat(Arrays.equals(cross.nngp().data, kernels.nngp().data)
                        && Arrays.equals(cross.ntk().data, kernels.ntk().data))
                .as("the kernel of x with x is that of x, bit for bit")
                .isTrue();
    }
}
