package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.golden.GoldenKernelTolerance;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Closed form of the kernel flow of a quadratic loss")
class QuadraticFlowTest {

    @TestFactory
    @DisplayName("agrees with the golden values")
    Stream<DynamicTest> golden() {
        return GoldenFile.open("ntk")
                .section(c -> c.name().startsWith("ssl/naive_"))
                .tests(
                        GoldenCase::name,
                        Map.of(
                                "ssl/naive_contrastive", c -> check(c, true),
                                "ssl/naive_non_contrastive", c -> check(c, false)));
    }

    private static void check(GoldenCase golden, boolean negatives) {
        TripletLoss loss = new TripletLoss(negatives);
        ViewLayout layout = loss.views().layout(golden.input("pairs").intValue());
        JsonNode times = golden.option("t");
        QuadraticFlow flow = new QuadraticFlow(
                BaselineProblems.setting(
                        loss,
                        golden.matrix("K"),
                        golden.matrix("K_test_train"),
                        golden.matrix("U0"),
                        golden.matrix("U0_test"),
                        layout,
                        TimeGrid.of(0, 1)),
                loss.pairing(layout));
        GoldenKernelTolerance tolerance = GoldenKernelTolerance.of(golden);
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i).doubleValue();
            tolerance.checkMatrix(
                    "U(" + t + ")", GoldenNumbers.matrix(golden.expected("U").get(i)), flow.embeddings(t));
            tolerance.checkMatrix(
                    "U_test(" + t + ")",
                    GoldenNumbers.matrix(golden.expected("U_test").get(i)),
                    flow.evaluation(t));
        }
    }

    @Test
    @DisplayName("keeps the null space of a singular kernel at rest, and embeds other points that are equal alike")
    void singular() {
        ViewLayout layout = new ViewLayout(4, 1, 1);
        TripletLoss loss = new TripletLoss(true);
        R064Store thin = RandomMatrices.gaussian(layout.rows(), 3, 5);
        R064Store kernel = BaselineProblems.ALGEBRA.multiplyRightTransposed(thin, thin);
        R064Store start = RandomMatrices.gaussian(layout.rows(), 2, 6);
        KernelSetting setting = BaselineProblems.setting(loss, kernel, kernel, start, start, layout, TimeGrid.of(0, 1));
        QuadraticFlow flow = new QuadraticFlow(setting, loss.pairing(layout));
        double t = 0.7;
        R064Store u = flow.embeddings(t);
        double size = u.norm();
        double condition = 100;
        double roundingOfTwoDecompositions = Tolerances.rounding(layout.rows(), condition, size);
        assertThat(distance(u, flow.evaluation(t))).isLessThan(roundingOfTwoDecompositions);
        // The component outside the range of K has not changed.
        R064Store range = BaselineProblems.ALGEBRA.orthonormalBasis(thin);
        R064Store motion = u.copy();
        for (int i = 0; i < motion.data.length; i++) {
            motion.data[i] -= start.data[i];
        }
        R064Store inside = BaselineProblems.ALGEBRA.multiply(
                range, BaselineProblems.ALGEBRA.multiplyLeftTransposed(range, motion));
        assertThat(distance(inside, motion)).isLessThan(roundingOfTwoDecompositions);
        assertThat(motion.norm()).isGreaterThan(0.1);
    }

    @Test
    @DisplayName("moves nothing under a zero kernel")
    void aKernelThatIsZeroMovesNothing() {
        ViewLayout layout = new ViewLayout(2, 1, 0);
        TripletLoss loss = new TripletLoss(false);
        R064Store start = RandomMatrices.gaussian(4, 2, 6);
        R064Store zero = R064Store.FACTORY.make(4, 4);
        QuadraticFlow flow = new QuadraticFlow(
                BaselineProblems.setting(loss, zero, zero, start, start, layout, TimeGrid.of(0, 1)),
                loss.pairing(layout));
        assertThat(flow.embeddings(3).data).containsExactly(start.data);
        assertThat(flow.topGrowthRate()).isZero();
    }

    @Test
    @DisplayName("refuses a kernel that is not positive semi-definite")
    void refusesAKernelThatIsNotPositiveSemiDefinite() {
        ViewLayout layout = new ViewLayout(2, 1, 0);
        TripletLoss loss = new TripletLoss(false);
        R064Store kernel = R064Store.FACTORY.makeEye(4, 4).copy();
        kernel.set(2, 2, -0.24);
        R064Store start = RandomMatrices.gaussian(4, 2, 6);
        KernelSetting setting = BaselineProblems.setting(loss, kernel, kernel, start, start, layout, TimeGrid.of(0, 1));
        assertThatThrownBy(() -> new QuadraticFlow(setting, loss.pairing(layout)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not positive semi-definite")
                .hasMessageContaining("-0.24");
    }

    @Test
    @DisplayName("ends as diverged if it leaves the range of double precision, and keeps the trajectory so far")
    void overflow() {
        ViewLayout layout = new ViewLayout(2, 1, 0);
        TripletLoss loss = new TripletLoss(false);
        R064Store kernel = R064Store.FACTORY.makeEye(4, 4).copy();
        R064Store start = RandomMatrices.gaussian(4, 2, 6);
        // M is −(0 1; 1 0)/2 on each pair, so the growth rate is ½.
        KernelSetting setting =
                BaselineProblems.setting(loss, kernel, kernel, start, start, layout, TimeGrid.of(0, 10, 500, 700, 1e4));
        RecordedRun recorder = new RecordedRun();
        var result = new QuadraticFlow(setting, loss.pairing(layout)).run(recorder, RunControl.uncontrolled());
        assertThat(recorder.times).containsExactly(0.0, 10.0, 500.0);
        assertThat(recorder.lastEmbeddings().data).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(recorder.losses.get(2).orElseThrow()).isFinite();
        assertThat(result.stopped()).isInstanceOfSatisfying(StopReason.Diverged.class, d -> {
            assertThat(d.time()).isEqualTo(500);
            assertThat(d.what()).contains("exp(0.5000 t)").contains("t = 600");
        });
        assertThat(result.notes().get("e-folds")).isCloseTo(250, within(Tolerances.rounding(10, 1, 250)));
    }

    private static double distance(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += (a.data[i] - b.data[i]) * (a.data[i] - b.data[i]);
        }
        return Math.sqrt(sum);
    }
}
