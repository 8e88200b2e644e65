package org.repdyn.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.closedform.GaussianProcess;
import org.repdyn.study.run.ProgressListener;

class RepDynTest {

    private static final double[][] ANCHORS = {{1, 0}, {0, 1}, {-1, 0.5}};
    private static final double[][] POSITIVES = {{0.9, 0.1}, {0.1, 0.8}, {-1, 0.4}};

    private static final String STUDY =
            """
            title: two starts
            data: {name: gaussian-mixture, samples: 8, dimension: 3}
            loss: spectral-contrastive
            encoder: {name: linear, outputs: 2}
            observables: [effective-rank]
            dynamics: gradient-flow
            time: {end: 1, points: 3}
            seeds: [1, 2]
            """;

    private static final ObservableProvider<NoOptions> LARGEST = ObservableProvider.of(
            "largest-entry",
            "largest absolute value of an embedding",
            NoOptions.class,
            options -> observation -> new double[] {
                DoubleStream.of(observation.snapshot().embeddings().data)
                        .map(Math::abs)
                        .max()
                        .orElse(0)
            });

    /** Temperature ½ and unit vectors at a right angle: each anchor's loss is known in closed form. */
    @Test
    void theValueOfALossIsThatOfItsFormula() {
        double[][] e = {{1, 0}, {0, 1}};
        LossEvaluation here = RepDyn.at(RepDyn.loss("nt-xent", Map.of("temperature", 0.5)), e, e);
        // Similarities are 1 with the positive and 0 with the two others: −log(e² / (e² + 2)).
        assertThat(here.value().orElseThrow()).isCloseTo(Math.log(1 + 2 * Math.exp(-2)), within(1e-14)); // rounding
        assertThat(here.gradients()).hasSize(2);
    }

    @Test
    void gradientsOfTheBlocksAreDerivativesOfTheValue() {
        Loss loss = (Loss) RepDyn.loss("vicreg");
        LossEvaluation here = RepDyn.at(loss, ANCHORS, POSITIVES);
        double h = 1e-6;
        for (int block = 0; block < 2; block++) {
            double up = RepDyn.at(loss, moved(ANCHORS, block == 0 ? h : 0), moved(POSITIVES, block == 1 ? h : 0))
                    .value()
                    .orElseThrow();
            double down = RepDyn.at(loss, moved(ANCHORS, block == 0 ? -h : 0), moved(POSITIVES, block == 1 ? -h : 0))
                    .value()
                    .orElseThrow();
            // Central differences: h² = 1e-12 from truncation and ε/h ≈ 1e-10 from rounding, times values of about 10.
            assertThat(here.gradients().get(block).doubleValue(2, 1)).isCloseTo((up - down) / (2 * h), within(1e-7));
        }
    }

    private static double[][] moved(double[][] rows, double h) {
        double[][] copy = {rows[0].clone(), rows[1].clone(), rows[2].clone()};
        copy[2][1] += h;
        return copy;
    }

    @Test
    void mistakesSayWhatIsAllowed() {
        assertThatThrownBy(() -> RepDyn.loss("nt-xnet"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("this program: loss: unknown loss 'nt-xnet'")
                .hasMessageContaining("nt-xent");
        assertThatThrownBy(() -> RepDyn.loss("nt-xent", Map.of("temprature", 0.2)))
                .hasMessageStartingWith("this program: ")
                .hasMessageContaining("temperature");
        assertThatThrownBy(() -> RepDyn.plugins().encoder("linear", Map.of("outputs", 0)))
                .hasMessageStartingWith("this program: encoder.outputs");
        assertThatThrownBy(() -> RepDyn.plugins().dynamics("gradient-flov", Map.of()))
                .hasMessageContaining("gradient-flow");
        assertThatThrownBy(() -> RepDyn.network("dense", "rely", "dense")).hasMessageContaining("relu");
        assertThatThrownBy(() -> RepDyn.at(RepDyn.loss("nt-xent"), ANCHORS))
                .hasMessage("the loss needs 2 matrices (anchors, 1 of positives), got 1");
        assertThatThrownBy(() -> RepDyn.at(RepDyn.loss("nt-xent"), ANCHORS, new double[][] {{1, 2}}))
                .hasMessage("all views have one shape: block 2 (counted from 1) is 1×2, the anchors are 3×2");
        assertThatThrownBy(() -> RepDyn.matrix(new double[][] {{1, 2}, {3}}))
                .hasMessage("the rows of a matrix have one length: row 2 has length 1, row 1 has length 2 (counted from"
                        + " 1)");
        assertThatThrownBy(() -> RepDyn.posterior(RepDyn.network("dense"), ANCHORS, new double[][] {{1}}, ANCHORS, 0))
                .hasMessage("one target for each input: there are 3 inputs and 1 targets");
        assertThatThrownBy(() ->
                        RepDyn.posterior(RepDyn.network("dense"), ANCHORS, new double[][] {{1}, {2}, {3}}, ANCHORS, -1))
                .hasMessage("the variance of the noise must be finite and at least 0, got -1.0");
        assertThatThrownBy(() -> RepDyn.study(STUDY).set("encodr", "linear").run())
                .hasMessageStartingWith("this program: unknown key 'encodr'. Did you mean 'encoder'?");
        assertThatThrownBy(() -> RepDyn.posterior(
                        RepDyn.network("dense"), ANCHORS, new double[][] {{1}, {Double.NaN}, {3}}, ANCHORS, 0.1))
                .hasMessage("the target in row 2, column 1 (counted from 1) is NaN; a regression needs finite targets");
        assertThatThrownBy(() -> RepDyn.study(STUDY).set("seed", null))
                .hasMessage("the value of 'seed' is null; leave it out, or give a number, a text or a list");
        for (String name : List.of("study.yaml", "flagship")) {
            assertThatThrownBy(() -> RepDyn.study(name).run())
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageStartingWith("this program: '" + name + "' is not the text of a study")
                    .hasMessageEndingWith("write RepDyn.study(Path.of(\"" + name + "\"))");
        }
    }

    @Test
    void arraysAreLists() {
        assertThat(RepDyn.study(STUDY).set("seeds", new int[] {3, 5}).run().arms().stream()
                        .map(ArmResult::finalLoss))
                .containsExactlyElementsOf(RepDyn.study(STUDY).set("seeds", List.of(3, 5)).run().arms().stream()
                        .map(ArmResult::finalLoss)
                        .toList());
    }

    @Test
    void anObservableThatNeedsLabelsIsRefusedInATraining() {
        Training training = RepDyn.training(
                        RepDyn.loss("nt-xent"),
                        RepDyn.plugins().encoder("linear", Map.of("outputs", 2)),
                        ANCHORS,
                        POSITIVES)
                .measure("knn", RepDyn.plugins().observable("knn-accuracy", Map.of()));
        assertThatThrownBy(() -> training.run(RepDyn.plugins().dynamics("gradient-flow", Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the observable knn cannot be measured: the dataset has no labels");
    }

    @Test
    void aStudyInAFileIsThatOfItsText(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), STUDY);
        assertThat(RepDyn.study(file).run().arms().stream().map(ArmResult::finalLoss))
                .containsExactlyElementsOf(RepDyn.study(STUDY).run().arms().stream()
                        .map(ArmResult::finalLoss)
                        .toList());
    }

    @Test
    void aStoreThatCannotBeWrittenIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> RepDyn.study(STUDY).store(file).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the store " + file + " cannot be written (")
                .hasMessageEndingWith("; give another folder");
    }

    /** As on the command line, a damaged file costs its own run and no more. */
    @Test
    void aDamagedRunOfAStoreIsRunAgain(@TempDir Path folder) throws IOException {
        RunResult first = RepDyn.study(STUDY).store(folder).run();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json.gz")).toList()) {
                Files.writeString(file, "no run");
            }
        }
        List<String> warnings = new CopyOnWriteArrayList<>();
        RunResult second = RepDyn.study(STUDY)
                .store(folder)
                .listener(new ProgressListener() {
                    @Override
                    public void warned(String line) {
                        warnings.add(line);
                    }
                })
                .run();
        assertThat(second.arms().stream().map(ArmResult::finalLoss))
                .containsExactlyElementsOf(
                        first.arms().stream().map(ArmResult::finalLoss).toList());
        assertThat(warnings).hasSize(first.arms().size()).allMatch(line -> line.contains("counts as missing"));
    }

    /** Without noise the posterior mean goes through the targets, and nothing is uncertain there. */
    @Test
    void posteriorsInterpolate() {
        InfiniteNetwork network = RepDyn.network("dense", "relu", Map.of("dense", Map.of("W_std", 1.4)));
        double[][] y = {{1}, {0}, {-1}};
        for (GaussianProcess process : List.of(
                RepDyn.posterior(network, ANCHORS, y, ANCHORS, 0), RepDyn.trained(network, ANCHORS, y, ANCHORS))) {
            for (int i = 0; i < 3; i++) {
                // Solving with a kernel of condition below 100 loses two of sixteen digits.
                assertThat(process.mean().doubleValue(i, 0)).isCloseTo(y[i][0], within(1e-12));
                assertThat(process.covariance().doubleValue(i, i)).isCloseTo(0, within(1e-12));
            }
        }
    }

    /** On the sphere of weights the constraint holds at each state, and the observable ends the run. */
    @Test
    void trainingStopsAtAnEventOfAnObservable() {
        EmbeddingField loss = RepDyn.loss("spectral-contrastive");
        Observable largest = LARGEST.create(new NoOptions());
        Training training = RepDyn.training(
                        loss,
                        RepDyn.plugins().encoder("linear", Map.of("outputs", 2, "init-scale", 0.01)),
                        ANCHORS,
                        POSITIVES)
                .seed(3)
                .measure("largest-entry", largest)
                .until(50);
        TrainingRun run = training.run(RepDyn.plugins()
                .dynamics(
                        "gradient-flow",
                        Map.of("note", List.of("largest-entry > 0.1"), "stop", List.of("largest-entry > 0.5"))));
        assertThat(run.end()).isInstanceOf(StopReason.Reached.class);
        assertThat(run.events()).hasSize(1);
        assertThat(run.events().get(0).time()).isBetween(0.0, run.end().time());
        // The time of an event is found by bisection to the accuracy of the integrator's dense output.
        assertThat(run.last().measured().get("largest-entry").get(0)).isCloseTo(0.5, within(1e-3));
        assertThat(run.last().loss().orElseThrow())
                .isLessThan(run.states().get(0).loss().orElseThrow());

        TrainingRun onSphere = training.on(RepDyn.plugins().constraint("stiefel", Map.of()))
                .run(RepDyn.plugins().dynamics("gradient-flow", Map.of()));
        assertThat(onSphere.end()).isInstanceOf(StopReason.Completed.class);
        assertThat(onSphere.states()).hasSize(101);
    }

    /** The zero row has no direction, so the loss is not defined at the initial weights. */
    @Test
    void aTrainingWithoutAStateSaysWhyItEnded() {
        double[][] withZero = {{0, 0}, {1, 0}, {0, 1}};
        TrainingRun run = RepDyn.training(
                        RepDyn.loss("nt-xent"),
                        RepDyn.plugins().encoder("linear", Map.of("outputs", 2)),
                        withZero,
                        POSITIVES)
                .run(RepDyn.plugins().dynamics("gradient-descent", Map.of()));
        assertThat(run.states()).isEmpty();
        assertThatThrownBy(run::last)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageStartingWith(
                        "the training has no state: it failed at t = 0.000: nt-xent is not defined here");
    }

    @Test
    void aConstraintUpToRotationsIsRefusedWhereRotationsChangeTheLoss() {
        Constraint grassmann = RepDyn.plugins().constraint("grassmann", Map.of());
        Dynamics flow = RepDyn.plugins().dynamics("gradient-flow", Map.of());
        Encoder linear = RepDyn.plugins().encoder("linear", Map.of("outputs", 1));
        Encoder deep = RepDyn.plugins().encoder("two-layer", Map.of("outputs", 1, "width", 2));
        EmbeddingField byCoordinates = RepDyn.loss("vicreg");
        EmbeddingField invariant = RepDyn.loss("spectral-contrastive");

        assertThat(RepDyn.training(invariant, linear, ANCHORS, POSITIVES)
                        .on(grassmann)
                        .run(flow)
                        .end())
                .isInstanceOf(StopReason.Completed.class);
        assertThatThrownBy(() -> RepDyn.training(byCoordinates, linear, ANCHORS, POSITIVES)
                        .on(grassmann)
                        .run(flow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the loss is not rotation-invariant")
                .hasMessageContaining("such as stiefel");
        assertThatThrownBy(() -> RepDyn.training(invariant, deep, ANCHORS, POSITIVES)
                        .on(grassmann)
                        .run(flow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a rotation of the columns of block W1 changes the embeddings");
    }

    @Test
    void aLossWithARunningStatisticIsTrained() {
        TrainingRun run = RepDyn.training(
                        RepDyn.loss("tico"),
                        RepDyn.plugins().encoder("linear", Map.of("outputs", 2)),
                        ANCHORS,
                        POSITIVES)
                .on(RepDyn.plugins().constraint("stiefel", Map.of()))
                .run(RepDyn.plugins().dynamics("gradient-descent", Map.of("rate", 0.1)));
        assertThat(run.end()).isInstanceOf(StopReason.Completed.class);
        assertThat(run.last().weights().blocks()).hasSize(2);
    }

    @Test
    void aComparisonMeasuresAnObservableOfTheProgram() {
        RunResult result = RepDyn.study(STUDY)
                .set("observables", List.of("largest-entry", "effective-rank"))
                .with(LARGEST)
                .run();
        assertThat(result.arms()).hasSize(2).allMatch(arm -> arm.finalLoss().isPresent());
        assertThat(result.observables()).contains("largest-entry", "effective-rank", "loss");
    }

    @Test
    void aComparisonRunsALossOfTheProgram() {
        LossProvider<NoOptions> own = LossProvider.of(
                "own-loss", "the spectral contrastive loss", NoOptions.class, o -> RepDyn.loss("spectral-contrastive"));
        RunResult theirs = RepDyn.study(STUDY).run();
        RunResult ours =
                RepDyn.study(STUDY).with(own).set("loss", "own-loss").threads(2).run();
        assertThat(ours.arms().stream().map(ArmResult::finalLoss))
                .containsExactlyElementsOf(
                        theirs.arms().stream().map(ArmResult::finalLoss).toList());
    }

    @Test
    void pluginsOfTheProgramAreChecked() {
        Comparison comparison = RepDyn.study(STUDY);
        assertThatThrownBy(() -> comparison.with(LARGEST).with(LARGEST).run())
                .hasMessage("the name 'largest-entry' belongs to another observable; give this one another name");
        assertThatThrownBy(() -> comparison
                        .with(ObservableProvider.of("Largest", "x", NoOptions.class, LARGEST::create))
                        .run())
                .hasMessageContaining("this observable cannot be a plugin: its name 'Largest' is not valid");
        assertThatThrownBy(
                        () -> comparison.with(LARGEST).store(Path.of("unused")).run())
                .hasMessageContaining("Leave out the store");
    }
}
