package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.repdyn.study.Studies.DIGITS;
import static org.repdyn.study.Studies.SMALL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.BuiltInStudy;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.yaml.StudyYaml;

@Tag("slow")
class ComparisonRunnerTest {

    private static final String ARMS =
            """
            augment: [pixel-shift, {name: gaussian-noise, sd: 0.05}]
            time: {end: 3, points: 6}
            arms:
              naive: {constraint: euclidean}
              grassmann: {constraint: grassmann}
              frozen: {encoder: {name: two-layer, outputs: 2, width: 16}, constraint: {W1: frozen, W2: stiefel}}
              nt-xent: {loss: nt-xent, dynamics: {name: gradient-descent, rate: 0.5}}
              sgd: {augment: [gaussian-noise], constraint: grassmann, dynamics: {name: sgd, batch: 16, rate: 0.05}}
              adam:
                encoder: {name: mlp, depth: 2, width: 8, outputs: 2, activation: tanh, bias-std: 0.1}
                constraint: {W1: oblique, W2: sphere, W3: stiefel}
                dynamics: {name: adam, rate: 0.05, batch: 20}
              kernel: {baseline: ntk}
            """;

    /** Study whose tangent kernel of one sample has 20,000 rows, ten matrices of which take 32 GB. */
    private static final String WIDE =
            """
            data: {name: gaussian-views, dimension: 3, samples: 6, train: 4, held-out: 2}
            loss: linear-alignment
            encoder: {name: linear, outputs: 20000}
            dynamics: {name: gradient-descent, rate: 0.01}
            time: {end: 0.1, points: 3}
            """;

    @Test
    void everyNumberIsTheSameOnOneThreadAndTwoAndWhenTheResolvedStudyIsReadAgain() {
        StudyPlan plan = Studies.plan(DIGITS + ARMS);
        RunResult one = run(plan, 1);
        RunResult two = run(plan, 2);
        RunResult again = run(Studies.plan(StudyYaml.write(plan.resolved())), 2);
        assertThat(one.arms()).extracting(ArmResult::stopped).containsOnly("completed");
        assertThat(one.trajectory()).hasSizeGreaterThan(100);
        // Records of doubles are equal only if all bits are equal.
        assertThat(two.trajectory()).isEqualTo(one.trajectory());
        assertThat(two.points()).isEqualTo(one.points());
        assertThat(again.trajectory()).isEqualTo(one.trajectory());
        assertThat(again.points()).isEqualTo(one.points());
        assertThat(again.arms())
                .extracting(ArmResult::setup)
                .isEqualTo(one.arms().stream().map(ArmResult::setup).toList());
    }

    @Test
    void eachNumberHasOneRow() {
        List<TrajectoryRow> rows = run(Studies.plan(DIGITS + ARMS), 2).trajectory();
        assertThat(rows)
                .extracting(r -> r.arm() + " " + r.step() + " " + r.observable() + " " + r.index())
                .doesNotHaveDuplicates();
    }

    /** Tests that the deviation is the integrator's error: it falls with the tolerance. */
    @Test
    void theDeviationIsTheAccuracyOfTheIntegration() {
        List<ArmResult> coarse = twoArms("1e-6");
        List<ArmResult> fine = twoArms("1e-10");
        for (int arm = 0; arm < 2; arm++) {
            double loose = coarse.get(arm).deviation().orElseThrow();
            double tight = fine.get(arm).deviation().orElseThrow();
            // An error per step in proportion to the tolerance would fall by 1e4; a tenth of that leaves room for
            // rounding.
            assertThat(tight).isPositive().isLessThan(loose / 1e3);
            assertThat(fine.get(arm).deviationReason()).isEmpty();
        }
    }

    private static List<ArmResult> twoArms(String tolerance) {
        return run(
                        Studies.plan(DIGITS
                                + "dynamics: {name: gradient-flow, relative-tolerance: " + tolerance
                                + ", absolute-tolerance: " + tolerance + "}\n"
                                + "augment: pixel-shift\ntime: {end: 3, points: 6}\n"
                                + "arms:\n  naive: {constraint: euclidean}\n  grassmann: {constraint: grassmann}\n"),
                        1)
                .arms();
    }

    @Test
    void aBaselineHasNoPredictionAndGivesTheReason() {
        ArmResult kernel = run(
                        Studies.plan(DIGITS + "augment: pixel-shift\nbaseline: ntk\ntime: {end: 1, points: 4}\n"), 1)
                .arms()
                .get(0);
        assertThat(kernel.deviation()).isEmpty();
        assertThat(kernel.deviationReason())
                .contains("a baseline is compared with the arms, not with a prediction of its own");
        assertThat(kernel.setup()).containsKey("baseline").doesNotContainKeys("encoder", "constraint", "dynamics");
        assertThat(kernel.column("effective-rank")).isPresent();
    }

    @Test
    void aNetworkReportsTheDriftOfItsTangentKernel() {
        List<ArmResult> arms = drifting("[ntk-drift]");
        assertThat(arms.get(0).column("ntk-drift").orElseThrow()).isZero();
        assertThat(arms.get(1).column("ntk-drift").orElseThrow()).isPositive();
        assertThat(arms.get(2).column("ntk-drift")).isEmpty();
        assertThat(arms.get(2).notes()).containsKey("moving-modes");
        // A study that does not list the drift has the same number in its column.
        List<ArmResult> unlisted = drifting("[norm]");
        for (int i = 0; i < arms.size(); i++) {
            assertThat(unlisted.get(i).column("ntk-drift"))
                    .isEqualTo(arms.get(i).column("ntk-drift"));
        }
    }

    private List<ArmResult> drifting(String observables) {
        return run(
                        Studies.plan(DIGITS
                                + "augment: pixel-shift\ntime: {end: 0.2, points: 3}\n"
                                + "dynamics: {name: gradient-descent, rate: 0.02}\nobservables: " + observables + "\n"
                                + "arms:\n  linear: {}\n  wide: {encoder: {name: two-layer, width: 64}}\n"
                                + "  infinite: {baseline: ntk}\n"),
                        1)
                .arms();
    }

    @Test
    void aFailedArmIsReportedInItsRowAndTheOthersFinish() {
        Plugins plugins = FaultyLoss.with(
                new FaultyLoss("dry", 8, FaultyLoss.Kind.THROWS),
                new FaultyLoss("empty", 0, FaultyLoss.Kind.THROWS),
                new FaultyLoss("nan", 8, FaultyLoss.Kind.NOT_A_NUMBER));
        StudyPlan plan = Studies.plan(
                plugins,
                SMALL + "dynamics: {name: gradient-descent, rate: 0.1}\ntime: {end: 2, points: 4}\n"
                        + "arms:\n  dry: {loss: dry}\n  empty: {loss: empty}\n  nan: {loss: nan}\n  sound:\n");
        ProgressListener listener = mock(ProgressListener.class);
        RunResult comparison =
                new ComparisonRunner(plugins, LinearAlgebra.ojAlgo()).run(plan, "r", 2, listener, () -> false);

        assertThat(comparison.failed()).isTrue();
        assertThat(comparison.cancelled()).isFalse();
        assertThat(comparison.arms()).extracting(ArmResult::name).containsExactly("dry", "empty", "nan", "sound");
        assertThat(comparison.arms())
                .extracting(ArmResult::status)
                .startsWith(ArmStatus.FAILED, ArmStatus.FAILED)
                .endsWith(ArmStatus.COMPLETED);
        ArmResult dry = comparison.arms().get(0);
        // The row has the first line of the message, and the trajectory up to the failure.
        assertThat(dry.stopped()).matches("failed at t = [0-9.]+: the well is dry at the bottom");
        assertThat(dry.finalLoss()).isPresent();
        assertThat(comparison.trajectory())
                .anyMatch(r -> r.arm().equals("dry") && r.observable().equals("norm"));
        assertThat(comparison.arms().get(1).stopped()).isEqualTo("failed at t = 0.000: the well is dry at the bottom");
        ArmResult nan = comparison.arms().get(2);
        assertThat(nan.status()).isNotEqualTo(ArmStatus.COMPLETED);
        assertThat(nan.finalLoss().isEmpty() || Double.isFinite(nan.finalLoss().getAsDouble()))
                .isTrue();
        assertThat(comparison.arms().get(3).stopped()).isEqualTo("completed");
        verify(listener).threw(eq("dry"), any(IllegalStateException.class));
        verify(listener).threw(eq("empty"), any(IllegalStateException.class));
        verify(listener).finished(comparison.arms().get(3));
    }

    @Test
    void stoppingKeepsTheArmsThatHaveEnded() {
        AtomicBoolean stop = new AtomicBoolean();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void finished(ArmResult result) {
                stop.set(true);
            }
        };
        StudyPlan plan = Studies.plan(SMALL + "time: {end: 1, points: 2}\narms: {first: , second: , third: }\n");
        RunResult comparison =
                new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo()).run(plan, "r", 1, listener, stop::get);
        assertThat(comparison.cancelled()).isTrue();
        assertThat(comparison.arms()).extracting(ArmResult::name).containsExactly("first");
        assertThat(comparison.trajectory()).extracting(TrajectoryRow::arm).containsOnly("first");
    }

    @Test
    void anInterruptIsAWishToStop() {
        ProgressListener listener = new ProgressListener() {};
        StudyPlan plan = Studies.plan(SMALL + "time: {end: 1, points: 100000}\ndynamics: exact\narms: {a: , b: }\n");
        Thread.currentThread().interrupt();
        RunResult comparison =
                new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo()).run(plan, "r", 1, listener, () -> false);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(comparison.cancelled()).isTrue();
    }

    @Test
    void aNaiveTwoLayerNetworkBlowsUpInFiniteTimeAndTheComparisonContinues() {
        RunResult comparison = run(
                Studies.plan(
                        """
                        data: {name: gaussian-views, samples: 20, dimension: 4}
                        loss: linear-contrastive
                        encoder: {name: two-layer, outputs: 2, width: 8}
                        augment: {name: gaussian-noise, sd: 0.1}
                        time: {end: 10, points: 100}
                        dynamics: {name: gradient-flow, relative-tolerance: 1e-6, absolute-tolerance: 1e-8}
                        arms:
                          naive:
                          held: {encoder: {name: linear, outputs: 2}, constraint: grassmann}
                        """),
                2);
        ArmResult naive = comparison.arms().get(0);
        assertThat(naive.stopped()).startsWith("blew up in finite time, at t = ");
        assertThat(naive.status()).isEqualTo(ArmStatus.DIVERGED);
        double blowUp =
                Double.parseDouble(naive.stopped().substring(naive.stopped().lastIndexOf(' ') + 1));
        assertThat(blowUp).isBetween(0.0, 10.0);
        // The message has four digits.
        assertThat(naive.finalTime()).isPositive().isLessThanOrEqualTo(blowUp + 5e-4);
        assertThat(naive.finding()).startsWith(naive.stopped() + "; until then it ");
        assertThat(comparison.trajectory().stream().filter(r -> r.arm().equals("naive")))
                .isNotEmpty()
                .allMatch(r -> r.t() <= naive.finalTime());
        assertThat(comparison.arms().get(1).stopped()).isEqualTo("completed");
        assertThat(comparison.failed()).isFalse();
    }

    /** Theory §4: tan of the angle to the bottom eigenspace falls like exp(−rate·t), however late. */
    @Test
    void theExactAngleKeepsFallingAtTheRateOfTheory() {
        RunResult comparison = run(
                Studies.plan(
                        """
                        data: {name: gaussian-views, samples: 60, dimension: 6}
                        loss: linear-contrastive
                        encoder: {name: linear, outputs: 2}
                        augment: {name: gaussian-noise, sd: 0.1}
                        constraint: grassmann
                        dynamics: exact
                        time: {end: 10000, points: 60, spacing: logarithmic, first: 0.1}
                        """),
                1);
        double rate =
                comparison.arms().get(0).prediction().orElseThrow().angleRate().orElseThrow();
        List<TrajectoryRow> theory = rows(comparison, "predicted.log-tan-subspace-angle");
        assertThat(theory.get(theory.size() - 1).t()).isEqualTo(10000);
        for (int i = 1; i < theory.size(); i++) {
            TrajectoryRow before = theory.get(i - 1);
            TrajectoryRow now = theory.get(i);
            if (before.t() * rate > 20) {
                // At late times the slope is the rate; the other modes have decayed by e^-20.
                assertThat((before.value() - now.value()) / (now.t() - before.t()))
                        .isBetween(rate * (1 - 1e-6), rate * (1 + 1e-6));
            }
        }
        List<TrajectoryRow> measured = rows(comparison, "subspace-angle");
        assertThat(measured).hasSameSizeAs(theory);
        for (int i = 0; i < measured.size(); i++) {
            double expected = Math.atan(Math.exp(theory.get(i).value()));
            // Below 1e-13 the angle is beyond the precision of the weights: it stays there and does not grow again.
            if (expected > 1e-13) {
                assertThat(measured.get(i).value() / expected).isBetween(1 - 1e-2, 1 + 1e-2);
            } else {
                assertThat(measured.get(i).value()).isLessThan(1e-12);
            }
        }
    }

    @Test
    void equalSamplesAreACompleteCollapseAlthoughTheirViewsDiffer(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("equal.csv"), "1,2,3\n".repeat(12));
        String study = "data: {name: csv, path: '" + file + "', header: absent, train: 8, held-out: 4}\n"
                + "augment: [{name: gaussian-noise, sd: 0.1}]\nloss: nt-xent\nencoder: {name: linear, outputs: 2}\n"
                + "time: {end: 0.1, points: 2}\nobservables: [effective-rank]\n";
        assertThat(run(Studies.plan(study), 1).arms().get(0).finding())
                .startsWith("collapsed completely: all samples have the same embedding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "gradient-flow", "gradient-descent"})
    void samplesThatAreZeroAreACompleteCollapse(String dynamics, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("zeros.csv"), "0,0,0\n".repeat(12));
        String study = "data: {name: csv, path: '" + file + "', train: 8, held-out: 4}\nloss: linear-alignment\n"
                + "encoder: {name: linear, outputs: 2}\nconstraint: stiefel\ndynamics: " + dynamics
                + "\ntime: {end: 1, points: 3}\nobservables: [effective-rank]\n";
        ArmResult arm = run(Studies.plan(study), 1).arms().get(0);
        assertThat(arm.stopped()).isEqualTo("completed");
        assertThat(arm.finding()).startsWith("collapsed completely: all samples have the same embedding");
    }

    @ParameterizedTest
    @CsvSource({
        "linear-alignment, gradient-flow",
        "linear-alignment, gradient-descent",
        "vicreg, gradient-flow",
        "vicreg, gradient-descent"
    })
    void numericalFailuresNameHugeInputs(String loss, String dynamics, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("huge.csv"), "1e300,-2e300\n1e300,3e300\n4e300,1e300\n-1e300,5e300\n".repeat(3));
        String study = "data: {name: csv, path: '" + file + "', train: 8, held-out: 4}\nloss: " + loss
                + "\naugment: [{name: gaussian-noise, sd: 0.1}]\nencoder: {name: linear, outputs: 2}\ndynamics: "
                + dynamics + "\ntime: {end: 1, points: 3}\nobservables: [effective-rank]\n";
        assertThat(run(Studies.plan(study), 1).arms().get(0).stopped())
                .endsWith("; the largest input of the data is 5e300: divide the data by a number of this size");
    }

    @Test
    void numericalFailuresOfAnEncoderOrALossNameExtremeSettings() {
        String study = "data: {name: gaussian-views, samples: 30, dimension: 4}\ntime: {end: 1, points: 3}\n"
                + "observables: [effective-rank]\n";
        assertThat(run(
                                Studies.plan(study + "loss: linear-contrastive\n"
                                        + "encoder: {name: mlp, outputs: 2, width: 4, weight-std: 1e308}\n"),
                                1)
                        .arms()
                        .get(0)
                        .stopped())
                .contains("take smaller options, and if they are of ordinary size, its author must correct it")
                .endsWith("; encoder.weight-std is 1e308: choose a number nearer to 1");
        assertThat(run(
                                Studies.plan(study + "loss: {name: triplet-margin, margin: 1e308}\n"
                                        + "encoder: {name: linear, outputs: 2}\n"),
                                1)
                        .arms()
                        .get(0)
                        .stopped())
                .contains("take options of the loss nearer to 1, and if they are of ordinary size, this is a mistake")
                .endsWith("; loss.margin is 1e308: choose a number nearer to 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradient-flow", "gradient-descent"})
    void numericalFailuresNameTinyInputs(String dynamics, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("tiny.csv"),
                "1e-310,-2e-310\n1e-310,3e-310\n4e-310,1e-310\n-1e-310,5e-310\n".repeat(3));
        String study = "data: {name: csv, path: '" + file + "', train: 8, held-out: 4}\nloss: nt-xent\n"
                + "encoder: {name: linear, outputs: 2}\nconstraint: stiefel\ndynamics: " + dynamics
                + "\ntime: {end: 1, points: 3}\nobservables: [effective-rank]\n";
        assertThat(run(Studies.plan(study), 1).arms().get(0).stopped())
                .contains("the embeddings are near the smallest numbers of double precision")
                .doesNotContain("mistake of the loss")
                .endsWith("; the largest input of the data is 5e-310: divide the data by a number of this size");
    }

    @Test
    void aDefaultColumnThatDoesNotFitIntoMemoryIsLeftOutWithANotice() {
        ArmResult arm = run(Studies.plan(WIDE), 1).arms().get(0);
        assertThat(arm.stopped()).isEqualTo("completed");
        assertThat(arm.column("effective-rank")).isPresent();
        assertThat(arm.column("ntk-drift")).isEmpty();
        assertThat(arm.finding())
                .containsOnlyOnce(
                        "ntk-drift was left out: the tangent kernel of an encoder with 20000 outputs takes 32.0 GB")
                .contains("Choose fewer outputs or narrower layers")
                .doesNotContain("EmpiricalNtk", "TangentOperator");
    }

    @Test
    void observablesThatTheStudyNamesAndThatHaveNoValueAreNoticedWithWhatTheyNeed() {
        RunResult result = run(
                Studies.plan(
                        """
                        data: {name: digits, train: 20, held-out: 10}
                        loss: nt-xent
                        encoder: {name: linear, outputs: 2}
                        time: {end: 1, points: 3}
                        observables: [norm, ntk-drift, sharpness, balance, mode-projection]
                        columns: [effective-rank, surrogate]
                        arms:
                          network: {}
                          kernel: {baseline: ntk}
                        """),
                1);
        String theory = "mode-projection has no value in this run: it needs a theory with eigenspaces";
        String surrogate = "surrogate has no value in this run: it needs a field that is not a gradient";
        assertThat(result.arms().get(0).finding())
                .containsOnlyOnce(theory)
                .containsOnlyOnce(surrogate)
                .contains("balance has no value in this run: it needs a network of two or more layers")
                .doesNotContain("norm has", "rank has", "ntk-drift", "sharpness");
        assertThat(result.arms().get(1).finding())
                .containsOnlyOnce(theory)
                .containsOnlyOnce(surrogate)
                .contains("ntk-drift has no value in this run: it needs a network;")
                .contains("sharpness has no value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns=[effective-rank, ntk-drift]", "observables=[effective-rank, ntk-drift]"})
    void aColumnThatTheStudyNamesAndThatDoesNotFitFailsTheArm(String named) {
        ArmResult arm = run(Studies.plan(WIDE, named), 1).arms().get(0);
        assertThat(arm.status()).isEqualTo(ArmStatus.REFUSED);
        assertThat(arm.stopped())
                .contains("observable ntk-drift cannot be measured: the tangent kernel of an encoder with 20000 outputs"
                        + " takes");
        assertThat(arm.deviationReason().orElseThrow()).doesNotContain("double precision");
    }

    @ParameterizedTest
    @CsvSource({
        "weight-decay=1e300, gradient-flow, weight-decay is 1e300: choose a number nearer to 1",
        "weight-decay=1e300, gradient-descent, weight-decay is 1e300: choose a number nearer to 1",
        "weight-decay=1e20, gradient-descent, weight-decay is 1e20: choose a number nearer to 1"
    })
    void numericalFailuresNameExtremeSettings(String setting, String dynamics, String reason) {
        String stopped = run(
                        Studies.plan(
                                Studies.SMALL + "dynamics: " + dynamics + "\ntime: {end: 1, points: 3}\n"
                                        + "observables: [effective-rank]\n",
                                setting),
                        1)
                .arms()
                .get(0)
                .stopped();
        assertThat(stopped).endsWith("; " + reason).doesNotContain("NaN");
    }

    @Test
    void theFlagshipShowsItsEffect() {
        RunResult comparison = run(
                Studies.plan(
                        BuiltInStudy.FLAGSHIP.yaml(),
                        "data.train=150",
                        "arms.infinite-width.data.train=80",
                        "time.points=10",
                        "observables=[effective-rank, knn-accuracy]"),
                2);
        assertThat(comparison.arms()).extracting(ArmResult::stopped).containsOnly("completed");
        ArmResult naive = comparison.arms().get(0);
        ArmResult grassmann = comparison.arms().get(1);
        ArmResult kernel = comparison.arms().get(2);
        // With eight outputs, one arm has rank one and the other nearly full rank.
        assertThat(naive.column("effective-rank").orElseThrow()).isLessThan(1.1);
        assertThat(kernel.column("effective-rank").orElseThrow()).isLessThan(2);
        assertThat(grassmann.column("effective-rank").orElseThrow()).isGreaterThan(7);
        assertThat(naive.finding()).startsWith("collapsed: effective rank fell below 1.1 at t = ");
        assertThat(grassmann.column("knn-accuracy").orElseThrow())
                .isGreaterThan(naive.column("knn-accuracy").orElseThrow() + 0.3);
    }

    private static List<TrajectoryRow> rows(RunResult comparison, String observable) {
        return comparison.trajectory().stream()
                .filter(r -> r.observable().equals(observable))
                .toList();
    }

    private static RunResult run(StudyPlan plan, int threads) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(plan, "run", threads, new ProgressListener() {}, () -> false);
    }

    @Test
    void aRunAtHalfTheStepSeparatesTheErrorOfTheIntegratorFromThatOfTheTheory() {
        RunResult compared = run(
                Studies.plan(
                        DIGITS
                                + """
                        augment: [pixel-shift]
                        time: {end: 4, points: 4}
                        constraint: grassmann
                        arms:
                          step: {dynamics: {name: gradient-descent, rate: 0.02}}
                          half: {dynamics: {name: gradient-descent, rate: 0.01}}
                        """),
                1);
        double step = compared.arms().get(0).deviation().orElseThrow();
        double left = compared.arms().get(0).notes().get("extrapolated-deviation");
        double half = compared.arms().get(1).deviation().orElseThrow();
        double halfLeft = compared.arms().get(1).notes().get("extrapolated-deviation");
        // The error of descent is O(η), that of its extrapolation O(η²); 20 % allows for the next order at these steps.
        assertThat(step / half).isCloseTo(2, within(0.4));
        assertThat(left / halfLeft).isCloseTo(4, within(0.8));
        assertThat(left).isLessThan(step / 5);
    }
}
