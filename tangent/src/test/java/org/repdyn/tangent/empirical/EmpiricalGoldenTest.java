package org.repdyn.tangent.empirical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.golden.GoldenKernelTolerance;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.losses.spi.EmbeddingField;

@Tag("slow")
@DisplayName("Tangent kernels of finite networks against golden values")
class EmpiricalGoldenTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    @TestFactory
    @DisplayName("agree by layers")
    Stream<DynamicTest> layers() {
        return finite("finite/.*", c -> check(c, new GoldenNetwork(c, true)));
    }

    @TestFactory
    @DisplayName("agree by Jacobians, without layers")
    Stream<DynamicTest> jacobians() {
        return finite("finite/.*", c -> check(c, new GoldenNetwork(c, false)));
    }

    @TestFactory
    @DisplayName("agree for the two-layer encoder")
    Stream<DynamicTest> twoLayer() {
        return finite("finite/.*ntk/no_bias", c -> {
            R064Store w2 = c.matrix("W2");
            HiddenActivation activation =
                    c.option("activation").asText().equals("relu") ? HiddenActivation.RELU : HiddenActivation.ERF;
            check(
                    c,
                    new TwoLayerEncoder(w2.getColDim(), w2.getRowDim(), activation),
                    new Weights(List.of(c.matrix("W1"), w2)),
                    List.of("W1", "W2"));
        });
    }

    @TestFactory
    @DisplayName("agree in their measures of similarity")
    Stream<DynamicTest> similarity() {
        return GoldenFile.open("ntk")
                .section(c -> c.name().startsWith("drift_and_alignment"))
                .tests(EmpiricalGoldenTest::operation, Map.of("drift_and_alignment", EmpiricalGoldenTest::similarity));
    }

    private static Stream<DynamicTest> finite(String namePattern, GoldenFile.Check check) {
        return GoldenFile.open("ntk")
                .section(c -> c.name().matches(namePattern))
                .tests(EmpiricalGoldenTest::operation, Map.of("finite", check));
    }

    private static String operation(GoldenCase golden) {
        return golden.name().replaceFirst("/.*", "");
    }

    private static void similarity(GoldenCase golden) {
        R064Store before = golden.matrix("K0");
        R064Store now = golden.matrix("K1");
        R064Store target = KernelSimilarity.targetKernel(golden.matrix("target"));
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        check(golden, tolerance, "relative_drift", KernelSimilarity.relativeDrift(before, now));
        check(golden, tolerance, "alignment", KernelSimilarity.alignment(before, now));
        check(golden, tolerance, "cka", KernelSimilarity.cka(before, now));
        check(golden, tolerance, "target_alignment", KernelSimilarity.alignment(now, target));
        check(golden, tolerance, "target_cka", KernelSimilarity.cka(now, target));
    }

    private static void check(GoldenCase golden, GoldenKernelTolerance tolerance, String what, double actual) {
        tolerance.checkList(what, new double[] {golden.expected(what).doubleValue()}, new double[] {actual});
    }

    private static void check(GoldenCase golden, GoldenNetwork network) {
        check(golden, network, network.weights(), network.blockNames());
    }

    private static void check(GoldenCase golden, Encoder network, Weights weights, List<String> names) {
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        R064Store x = golden.matrix("X");
        TangentOperator tangent = new TangentOperator(network, x, weights, ALGEBRA);
        tolerance.checkMatrix("U", GoldenNumbers.matrix(golden.expected("U")), tangent.embeddings());
        EmpiricalNtk ntk = new EmpiricalNtk(network, ALGEBRA);
        tolerance.checkKernel(
                "ntk", GoldenNumbers.matrix(golden.expected("ntk")), ntk.kernel(x, weights, Reduction.FULL));
        tolerance.checkKernel(
                "ntk of x with x",
                GoldenNumbers.matrix(golden.expected("ntk")),
                ntk.cross(x, x, weights, Reduction.FULL));
        List<R064Store> layers = ntk.byLayer(x, weights, Reduction.FULL);
        for (int b = 0; b < names.size(); b++) {
            tolerance.checkMatrix(
                    names.get(b),
                    GoldenNumbers.matrix(golden.expected("ntk_blocks").get(names.get(b))),
                    layers.get(b));
        }
        tolerance.checkMatrix(
                "trace mean",
                GoldenNumbers.matrix(golden.expected("ntk_trace_mean")),
                ntk.kernel(x, weights, Reduction.TRACE_MEAN));
        tolerance.checkMatrix(
                "sum of logits",
                GoldenNumbers.matrix(golden.expected("ntk_sum_logits")),
                ntk.kernel(x, weights, Reduction.SUM_OF_LOGITS));
        R064Store v = golden.matrix("V");
        tolerance.checkList("vjp", GoldenNumbers.vector(golden.expected("vjp")), rowMajor(tangent.pullback(v)));
        tolerance.checkMatrix(
                "product", GoldenNumbers.matrix(golden.expected("ntk_vector_product")), tangent.kernelProduct(v));
        jacobian(golden, tolerance, tangent, x.getRowDim(), network.outputs());
        Optional.of(golden.expected("linearised_descent"))
                .filter(expected -> !expected.isMissingNode())
                .ifPresent(expected -> linearised(golden, tolerance, network, weights, expected));
    }

    private static void jacobian(
            GoldenCase golden, GoldenKernelTolerance tolerance, TangentOperator tangent, int n, int k) {
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < k; a++) {
                R064Store unit = R064Store.FACTORY.make(n, k);
                unit.set(i, a, 1);
                tolerance.checkList(
                        "row " + (i * k + a) + " of the Jacobian",
                        GoldenNumbers.vector(golden.expected("jacobian").get(i * k + a)),
                        rowMajor(tangent.pullback(unit)));
            }
        }
    }

    private static void linearised(
            GoldenCase golden, GoldenKernelTolerance tolerance, Encoder network, Weights weights, JsonNode expected) {
        R064Store y = golden.matrix("Y");
        EmbeddingField loss = new EmbeddingField() {
            @Override
            public ViewRequirements views() {
                return ViewRequirements.TARGETS;
            }

            @Override
            public void field(Embeddings embeddings, R064Store result) {
                for (int i = 0; i < result.data.length; i++) {
                    result.data[i] = (embeddings.matrix().data[i] - y.data[i]) / y.data.length;
                }
            }
        };
        Views views = new Views(new ViewLayout(y.getRowDim(), 0, 0), golden.matrix("X"), Optional.of(y));
        LinearisedNetwork beside = new LinearisedNetwork(network, loss, views, weights, ALGEBRA);
        JsonNode steps = golden.option("steps");
        for (int i = 0; i < steps.size(); i++) {
            beside.descend(golden.option("learning_rate").doubleValue(), (int)
                    (steps.get(i).intValue() - beside.steps()));
            tolerance.checkMatrix(
                    "linearised after " + steps.get(i), GoldenNumbers.matrix(expected.get(i)), beside.linear());
        }
    }

    private static double[] rowMajor(Weights weights) {
        double[] result = new double[weights.size()];
        int at = 0;
        for (R064Store block : weights.blocks()) {
            for (int i = 0; i < block.getRowDim(); i++) {
                for (int j = 0; j < block.getColDim(); j++) {
                    result[at++] = block.doubleValue(i, j);
                }
            }
        }
        return result;
    }
}
