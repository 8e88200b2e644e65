package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.golden.GoldenRow;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.Tolerances;

class ClosedFormsTest {

    private static final String EXACT_DYNAMICS = "checked by DynamicsGoldenTest";

    /** Checks of the scalar closed forms, by the name of the operation. */
    private static final Map<String, GoldenFile.Check> CHECKS = Map.of(
            "barlow-sigmoid",
            ClosedFormsTest::barlowSigmoid,
            "barlow-linear-flow",
            ClosedFormsTest::barlowFlow,
            "saxe-sigmoid",
            c -> scalars(
                    c,
                    "a",
                    i -> new SaxeSigmoid(c.vector("s")[i], c.option("a0").asDouble())::at),
            "iso-loss-logistic",
            c -> scalars(c, "lambda", i -> new IsoLossLogistic(c.vector("lambda0")[i])::at),
            "simsiam-euclidean-eigenvalues",
            c -> scalars(c, "lambda", i -> new SimSiamEigenvalue(c.vector("lambda0")[i])::at),
            "tian-fixed-points",
            ClosedFormsTest::tian);

    /** Operations of the file that have no check here. */
    private static final Map<String, String> ABSENCES = Map.of(
            "quadratic-form", EXACT_DYNAMICS,
            "naive-flow", EXACT_DYNAMICS,
            "constrained-flow", EXACT_DYNAMICS,
            "width-independent", EXACT_DYNAMICS,
            "kernel-constrained", EXACT_DYNAMICS,
            "kernel-flow", EXACT_DYNAMICS,
            "descent", EXACT_DYNAMICS);

    @TestFactory
    Stream<DynamicTest> golden() {
        return GoldenFile.open("dynamics").tests(c -> c.field("kind"), CHECKS, ABSENCES);
    }

    private interface Scalars {
        DoubleUnaryOperator of(int index);
    }

    /** Compares an entry with a relative tolerance of its own, since the values differ by orders of magnitude. */
    private static void entry(GoldenCase c, String what, JsonNode expected, double actual) {
        double want = expected.doubleValue();
        assertThat(actual)
                .as("%s, %s", c.name(), what)
                .isCloseTo(
                        want,
                        within(c.tolerance().relative() * Math.abs(want)
                                + c.tolerance().absolute()));
    }

    private static void scalars(GoldenCase c, String name, Scalars formulas) {
        for (GoldenRow row : c.rows("trajectory")) {
            double t = row.get("t").asDouble();
            for (int i = 0; i < row.get(name).size(); i++) {
                entry(
                        c,
                        name + i + " at " + t,
                        row.get(name).get(i),
                        formulas.of(i).applyAsDouble(t));
            }
        }
    }

    private static void barlowSigmoid(GoldenCase c) {
        scalars(c, "s", i -> new BarlowSigmoid(c.vector("gamma")[i], c.vector("s0")[i])::length);
        scalars(c, "eigenvalues", i -> new BarlowSigmoid(c.vector("gamma")[i], c.vector("s0")[i])::eigenvalue);
        for (int i = 0; i < c.vector("gamma").length; i++) {
            BarlowSigmoid mode = new BarlowSigmoid(c.vector("gamma")[i], c.vector("s0")[i]);
            optional(c, "step time", c.expected("stepTimes").get(i), mode.stepTime());
            optional(c, "half time", c.expected("halfTimes").get(i), mode.halfTime());
        }
    }

    private static void optional(GoldenCase c, String what, JsonNode expected, Optional<Double> actual) {
        if (GoldenCase.undefined(expected)) {
            assertThat(actual).as("%s, %s", c.name(), what).isEmpty();
        } else {
            entry(c, what, expected, actual.orElseThrow());
        }
    }

    private static void barlowFlow(GoldenCase c) {
        R064Store form = GoldenNumbers.matrix(c.expected("Gamma"));
        AlignedBarlowFlow flow = new AlignedBarlowFlow(form, c.vector("s0"), Fixtures.ALGEBRA);
        // The file has all eigenvalues, the flow those of its outputs.
        for (int i = 0; i < flow.modes().size(); i++) {
            entry(
                    c,
                    "gamma " + i,
                    c.expected("gammas").get(i),
                    flow.modes().get(i).gamma());
        }
        for (GoldenRow row : c.rows("trajectory")) {
            double t = row.get("t").asDouble();
            c.check("WWt at " + t, row.get("WtW"), Fixtures.projector(flow.weights(t)));
            c.check("loss at " + t, row.get("loss"), flow.loss(t));
            c.check(
                    "eigenvalues at " + t,
                    row.get("eigenvalues"),
                    flow.modes().stream().mapToDouble(m -> m.eigenvalue(t)).toArray());
        }
    }

    private static void tian(GoldenCase c) {
        TianFixedPoints points = new TianFixedPoints(
                c.option("tau").asDouble(),
                c.option("eta").asDouble(),
                c.option("sigmaSquared").asDouble());
        entry(c, "threshold", c.expected("threshold"), points.threshold());
        optional(c, "p+", c.expected("pPlus"), points.stable());
        optional(c, "p-", c.expected("pMinus"), points.unstable());
    }

    /**
     * Checks that a formula solves its equation: the error of its central differences decreases like the step squared.
     */
    private static void solves(DoubleUnaryOperator x, DoubleUnaryOperator rightHandSide) {
        for (double t : new double[] {0.2, 0.7, 1.5}) {
            double rate = rightHandSide.applyAsDouble(x.applyAsDouble(t));
            double slope = ConvergenceSlope.measure(
                    0.1,
                    0.5,
                    9,
                    1e-10,
                    h -> Math.abs((x.applyAsDouble(t + h) - x.applyAsDouble(t - h)) / (2 * h) - rate));
            assertThat(slope).isGreaterThan(2 - ConvergenceSlope.SLOPE_TOLERANCE);
        }
    }

    @Test
    void formulasSolveTheirEquations() {
        for (double start : new double[] {0.1, 0.6, 1.7}) {
            solves(new BarlowSigmoid(0.6, start)::length, s -> 4 * 0.6 * s * (1 - 0.6 * s * s));
            solves(new BarlowSigmoid(-0.6, start)::length, s -> -4 * 0.6 * s * (1 + 0.6 * s * s));
            solves(new SaxeSigmoid(1.2, start)::at, a -> 2 * a * (1.2 - a));
            solves(new SaxeSigmoid(0, start)::at, a -> -2 * a * a);
            solves(new IsoLossLogistic(start)::at, l -> 2 * l * (1 - l));
            solves(new SimSiamEigenvalue(start)::at, l -> 2 * l * l * (1 - l));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-12, 0.3, 1, 1 + 1e-12, 5, 1e12})
    void endsAtItsFixedPointWithoutOverflow(double start) {
        // The time is long enough: the slowest law, SimSiam, needs 1/(2λ₀) to leave a small initial value.
        double end = 1e3 / Math.min(start, 1);
        assertThat(new SimSiamEigenvalue(start).at(end)).isEqualTo(1);
        assertThat(new IsoLossLogistic(start).at(end)).isEqualTo(1);
        assertThat(new SaxeSigmoid(1, start).at(end)).isEqualTo(1);
        assertThat(new BarlowSigmoid(1, start).length(end)).isEqualTo(1);
        assertThat(new BarlowSigmoid(-1, start).length(end)).isZero();
        // −4t − log √(s₀⁻² + 1)
        assertThat(new BarlowSigmoid(-1, start).logLength(end))
                .isCloseTo(-4 * end - Math.log(Math.hypot(1 / start, 1)), within(1e-12 * end));
    }

    @Test
    void sigmoidsCrossHalfAtTheirHalfTime() {
        BarlowSigmoid mode = new BarlowSigmoid(0.7, 1e-3);
        // The rounding of the exponent, 2 log 1000 or log 3000, is a relative error of the exponential.
        assertThat(mode.eigenvalue(mode.halfTime().orElseThrow()))
                .isCloseTo(0.5, within(Tolerances.rounding(1, 2 * Math.log(1e3), 0.5)));
        SaxeSigmoid saxe = new SaxeSigmoid(3, 1e-3);
        assertThat(saxe.at(saxe.halfTime())).isCloseTo(1.5, within(Tolerances.rounding(1, Math.log(3e3), 1.5)));
    }

    @Test
    void fixedPointsOfTianAreRoots() {
        TianFixedPoints points = new TianFixedPoints(0.9, 1e-9, 0.3);
        for (double p :
                new double[] {points.stable().orElseThrow(), points.unstable().orElseThrow()}) {
            // The tolerance is relative to the largest term.
            assertThat((1.3 * p * p - 0.9 * p + 1e-9) / (0.9 * p)).isCloseTo(0, within(1e-15));
        }
        assertThat(new TianFixedPoints(1, 0.25, 0).stable()).hasValue(0.5);
        assertThat(new TianFixedPoints(1, 0.2501, 0).unstable()).isEmpty();
    }

    @Test
    void invalidStartsAreRefused() {
        assertThatThrownBy(() -> new BarlowSigmoid(1, -1)).hasMessageContaining("got 1 and -1");
        assertThatThrownBy(() -> new SaxeSigmoid(1, 0)).hasMessageContaining("positive start");
        assertThatThrownBy(() -> new IsoLossLogistic(-1)).hasMessageContaining("at least 0, got -1");
        assertThatThrownBy(() -> new SimSiamEigenvalue(Double.NaN)).hasMessageContaining("got NaN");
    }
}
