package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.dynamics.Fixtures.ALGEBRA;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.function.constant.PrimitiveMath;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.closedform.ConstrainedLinearFlow;
import org.repdyn.dynamics.closedform.NaiveLinearFlow;
import org.repdyn.dynamics.closedform.WidthIndependentFlow;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.golden.GoldenRow;
import org.repdyn.golden.GoldenTolerance;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.Retraction;

class DynamicsGoldenTest {

    private static final String SCALAR = "a scalar closed form, checked by ClosedFormsTest";

    private static final Map<String, GoldenFile.Check> CHECKS = Map.of(
            "quadratic-form", DynamicsGoldenTest::quadraticForm,
            "naive-flow", DynamicsGoldenTest::naiveFlow,
            "constrained-flow", DynamicsGoldenTest::constrainedFlow,
            "width-independent", DynamicsGoldenTest::widthIndependent,
            "kernel-constrained", DynamicsGoldenTest::kernelConstrained,
            "descent", DynamicsGoldenTest::descent);

    /** Operations of the file that have no check here. */
    private static final Map<String, String> ABSENCES = Map.of(
            "kernel-flow", "checked by ClosedFormsGoldenTest of the kernel baseline",
            "barlow-sigmoid", SCALAR,
            "barlow-linear-flow", SCALAR,
            "saxe-sigmoid", SCALAR,
            "iso-loss-logistic", SCALAR,
            "simsiam-euclidean-eigenvalues", SCALAR,
            "tian-fixed-points", SCALAR);

    @TestFactory
    Stream<DynamicTest> golden() {
        return GoldenFile.open("dynamics").tests(c -> c.field("kind"), CHECKS, ABSENCES);
    }

    /** Tests the constrained flow under a kernel from the file of kernels, for U₀ᵀG⁻¹U₀ = I and for other U₀. */
    @TestFactory
    Stream<DynamicTest> kernels() {
        return GoldenFile.open("ntk")
                .section(c -> c.name().startsWith("ssl/constrained_"))
                .tests(
                        GoldenCase::name,
                        Map.of(
                                "ssl/constrained_contrastive", DynamicsGoldenTest::constrainedUnderKernel,
                                "ssl/constrained_non_contrastive", DynamicsGoldenTest::constrainedUnderKernel),
                        Map.of(),
                        Map.of("U", "checked by ClosedFormsGoldenTest of the kernel baseline"));
    }

    private static void constrainedUnderKernel(GoldenCase c) {
        int pairs = c.input("pairs").asInt();
        R064Store gram = c.matrix("G");
        QuadraticLoss loss = Fixtures.quadratic(gram.getRowDim() / pairs);
        WidthIndependentFlow flow =
                new WidthIndependentFlow(gram, loss.pairing(loss.views().layout(pairs)), c.matrix("U0"), ALGEBRA);
        JsonNode times = c.option("t");
        for (int i = 0; i < times.size(); i++) {
            R064Store want = GoldenNumbers.matrix(c.expected("UUt").get(i));
            R064Store got = flow.gram(times.get(i).asDouble());
            double largest = 0;
            for (double v : want.data) {
                largest = Math.max(largest, Math.abs(v));
            }
            // The file's tolerance for these cases: 1e-9 relative.
            assertThat(Fixtures.distance(want, got)).isLessThan(1e-9 * largest * want.getRowDim());
        }
    }

    private static void quadraticForm(GoldenCase c) {
        boolean contrastive = c.has("Xminus");
        QuadraticLoss loss = Fixtures.quadratic(contrastive ? 3 : 2);
        R064Store x = contrastive
                ? stack(c.matrix("X"), c.matrix("Xplus"), c.matrix("Xminus"))
                : stack(c.matrix("X"), c.matrix("Xplus"));
        R064Store w = c.matrix("W");
        ViewLayout layout = loss.views().layout(c.matrix("X").getRowDim());
        TrainingProblem problem = new TrainingProblem(
                loss,
                new Views(layout, x, Optional.empty()),
                R064Store.FACTORY.make(0, w.getRowDim()),
                new LinearEncoder(w.getColDim()),
                List.of(Fixtures.constraint("euclidean")),
                new Weights(List.of(w)),
                TimeGrid.of(0),
                ALGEBRA,
                new Seed(0));
        WeightField constrained = problem.weightField();
        R064Store u = constrained.forward(problem.initial());
        Weights gradient = problem.initial().zeros();
        R064Store m = loss.pairing(layout).toDense();
        c.check("M", c.expected("M"), m);
        R064Store form = ALGEBRA.multiplyLeftTransposed(x, ALGEBRA.multiply(m, x));
        // L = ½ tr(UᵀMU) = tr(WᵀCW)
        form.modifyAll(PrimitiveMath.MULTIPLY.second(0.5));
        c.check("C", c.expected("C"), form);
        c.check(
                "eigenvalues of C",
                c.expected("eigenvaluesC"),
                ALGEBRA.symmetricEigen(form).values());
        c.check("loss", c.expected("loss"), constrained.loss(u).orElseThrow());
        R064Store gradientU = R064Store.FACTORY.make(layout.rows(), w.getColDim());
        loss.valueAndGradient(new Embeddings(layout, u, Optional.empty(), ALGEBRA), gradientU);
        c.check("gradientU", c.expected("gradientU"), gradientU);
        constrained.gradient(problem.initial(), gradient);
        c.check("gradientW", c.expected("gradientW"), gradient.blocks().get(0));
    }

    private static void naiveFlow(GoldenCase c) {
        NaiveLinearFlow flow = new NaiveLinearFlow(c.matrix("C"), c.matrix("W0"), ALGEBRA);
        c.check("eigenvalues", c.expected("eigenvaluesC"), flow.eigenvalues());
        JsonNode rate = c.expected("asymptoticLogRatioRate");
        if (rate.isNumber()) {
            // σ₂/σ₁ → e^{2(λ₁ − λ₂)t}
            c.check("rate of the log ratio", rate, 2 * (flow.eigenvalues()[0] - flow.eigenvalues()[1]));
        }
        for (GoldenRow row : c.rows("trajectory")) {
            double t = row.get("t").asDouble();
            c.check("log norm at " + t, row.get("logFrobeniusNorm"), flow.logNorm(t));
            c.check("direction at " + t, row.get("direction"), flow.direction(t));
            if (row.get("W").isArray()) {
                c.check("W at " + t, row.get("W"), flow.weights(t).orElseThrow());
            }
            if (row.get("logSingularValueRatio").isNumber()) {
                c.check(
                        "log ratio at " + t,
                        row.get("logSingularValueRatio"),
                        flow.logSingularValueRatio(t).orElseThrow());
            }
        }
    }

    private static void constrainedFlow(GoldenCase c) {
        R064Store form = c.matrix("C");
        R064Store start = RandomFrames.polar(c.matrix("W0"));
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(form, start, 1, ALGEBRA);
        double size = 0;
        for (JsonNode value : c.expected("eigenvaluesC")) {
            size = Math.max(size, Math.abs(value.asDouble()));
        }
        limit(c, flow, size);
        for (GoldenRow row : c.rows("trajectory")) {
            double t = row.get("t").asDouble();
            double tolerance = row.get("tolerance").asDouble();
            R064Store want = GoldenNumbers.matrix(row.get("projector"));
            R064Store got = Fixtures.projector(flow.weights(t));
            for (int i = 0; i < want.data.length; i++) {
                assertThat(got.data[i]).as("projector at %s", t).isCloseTo(want.data[i], within(tolerance));
            }
            assertThat(flow.loss(t)).isCloseTo(row.get("loss").asDouble(), within(tolerance * Math.max(1, size)));
            // The tolerance of the row is that of the projector. The angle also changes with the eigenspace, as its log
            // tan
            // does: dθ = ½ sin 2θ · d log tan θ.
            double angle = row.get("largestAngle").asDouble();
            double turned = Math.sin(2 * angle) / 2 * row.get("logTanTolerance").asDouble();
            assertThat(flow.largestAngle(t)).as("angle at %s", t).isCloseTo(angle, within(tolerance + turned));
            assertThat(flow.logTanLargestAngle(t))
                    .as("log tan at %s", t)
                    .isCloseTo(
                            row.get("logTanLargestAngle").asDouble(),
                            within(row.get("logTanTolerance").asDouble()));
        }
    }

    /** Checks what the flow converges to: the span of the eigenvectors of the smallest eigenvalues. */
    private static void limit(GoldenCase c, ConstrainedLinearFlow flow, double size) {
        R064Store basis = flow.limitBasis().orElseThrow();
        GoldenTolerance tolerance = c.tolerance();
        tolerance.check(
                "limit", GoldenNumbers.matrix(c.expected("bottomProjector")).data, Fixtures.projector(basis).data);
        R064Store form = ALGEBRA.multiplyLeftTransposed(basis, ALGEBRA.multiply(c.matrix("C"), basis));
        double trace = 0;
        for (int j = 0; j < form.getColDim(); j++) {
            trace += form.doubleValue(j, j);
        }
        double scaled = tolerance.absolute() * Math.max(1, size);
        assertThat(trace)
                .as("minimum of the loss")
                .isCloseTo(c.expected("minimumLoss").asDouble(), within(scaled));
        assertThat(-flow.angleRate().orElseThrow())
                .as("rate of log tan")
                .isCloseTo(c.expected("asymptoticLogTanRate").asDouble(), within(scaled));
    }

    private static void widthIndependent(GoldenCase c) {
        checkGram(
                c,
                GoldenNumbers.matrix(c.expected("G")),
                GoldenNumbers.matrix(c.expected("M")),
                GoldenNumbers.matrix(c.expected("U0")));
    }

    private static void kernelConstrained(GoldenCase c) {
        checkGram(c, c.matrix("G"), c.matrix("M"), c.matrix("U0"));
    }

    private static void checkGram(GoldenCase c, R064Store g, R064Store m, R064Store u) {
        PairingMatrix pairing = dense(m);
        WidthIndependentFlow flow = new WidthIndependentFlow(g, pairing, u, ALGEBRA);
        for (GoldenRow row : c.rows("trajectory")) {
            double t = row.get("t").asDouble();
            c.check("UUt at " + t, row.get("UUt"), flow.gram(t));
            c.check("UUt of embeddings at " + t, row.get("UUt"), Fixtures.projector(flow.embeddings(t)));
        }
    }

    private static PairingMatrix dense(R064Store m) {
        return new PairingMatrix() {
            @Override
            public int size() {
                return m.getRowDim();
            }

            @Override
            public void multiply(R064Store x, R064Store result) {
                ALGEBRA.multiply(m, false, x, false, result);
            }
        };
    }

    private static void descent(GoldenCase c) {
        double eta = c.option("eta").asDouble();
        Retraction step = Retraction.valueOf(c.option("step").asText().toUpperCase(Locale.ROOT));
        for (GoldenRow row : c.rows("trajectory")) {
            int steps = row.get("steps").asInt();
            Fixtures.Run run = Fixtures.run(
                    new GradientDescent(eta, step),
                    Fixtures.formProblem(
                            c.matrix("C"),
                            RandomFrames.polar(c.matrix("W0")),
                            Fixtures.constraint("grassmann"),
                            TimeGrid.of(0, steps * eta)));
            c.check("W after " + steps, row.get("W"), run.lastWeights());
            c.check("projector after " + steps, row.get("projector"), Fixtures.projector(run.lastWeights()));
            c.check("loss after " + steps, row.get("loss"), run.last().loss());
        }
    }

    private static R064Store stack(R064Store... blocks) {
        int n = blocks[0].getRowDim();
        int d = blocks[0].getColDim();
        R064Store result = R064Store.FACTORY.make(n * blocks.length, d);
        for (int b = 0; b < blocks.length; b++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < d; j++) {
                    result.set(b * n + i, j, blocks[b].doubleValue(i, j));
                }
            }
        }
        return result;
    }
}
