package org.repdyn.ntk.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.testsupport.GoldenCase;
import org.repdyn.testsupport.GoldenFile;
import org.repdyn.testsupport.GoldenKernelTolerance;
import org.repdyn.testsupport.GoldenNumbers;

@DisplayName("kernels against golden values")
class KernelGoldenTest {

    private static final Map<String, GoldenFile.Check> CHECKS = Map.of(
            "dual", KernelGoldenTest::dual,
            "fcn", KernelGoldenTest::network,
            "edge", KernelGoldenTest::network,
            "frozen", KernelGoldenTest::network,
            "theory", KernelGoldenTest::network);

    @TestFactory
    Stream<DynamicTest> golden() {
        return GoldenFile.open("ntk").tests(KernelGoldenTest::operation, CHECKS);
    }

    private static String operation(GoldenCase golden) {
        return golden.name().replaceFirst("/.*", "");
    }

    private static void dual(GoldenCase golden) {
        String name = golden.option("activation").asText();
        Optional<Activation> activation = GoldenActivations.activation(name, golden.option("params"));
        Assumptions.assumeTrue(activation.isPresent(), () -> "the activation " + name + " has no closed form here");
        double[] p = golden.vector("q11");
        double[] c = golden.vector("q12");
        double[] q = golden.vector("q22");
        double[] moment = new double[p.length];
        double[] derivative = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            PairCovariance pair = PairCovariance.of(p[i], q[i], c[i]);
            boolean equal = pair.gap() == 0 && p[i] == q[i];
            moment[i] =
                    equal ? activation.get().variance(p[i]) : activation.get().moment(pair);
            derivative[i] = equal
                    ? activation.get().derivativeVariance(p[i])
                    : activation.get().derivativeMoment(pair);
        }
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        tolerance.checkList("e", GoldenNumbers.vector(golden.expected("e")), moment);
        tolerance.checkList("de", GoldenNumbers.vector(golden.expected("de")), derivative);
    }

    private static void network(GoldenCase golden) {
        Object network = GoldenActivations.network(golden.option("layers"));
        Assumptions.assumeTrue(
                network instanceof InfiniteNetwork, () -> "the layer " + network + " does not exist yet");
        R064Store x = golden.matrix("X");
        KernelPair kernels = ((InfiniteNetwork) network).kernels(x);
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        tolerance.checkKernel("nngp", GoldenNumbers.matrix(golden.expected("nngp")), kernels.nngp());
        tolerance.checkKernel("ntk", GoldenNumbers.matrix(golden.expected("ntk")), kernels.ntk());
        KernelPair cross = ((InfiniteNetwork) network).cross(x, x);
        assertThat(Arrays.equals(cross.nngp().data, kernels.nngp().data)
                        && Arrays.equals(cross.ntk().data, kernels.ntk().data))
                .as("the kernel of x with x is that of x, bit for bit")
                .isTrue();
    }
}
