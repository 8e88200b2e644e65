package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.repdyn.study.Studies.DIGITS;
import static org.repdyn.study.Studies.SMALL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.study.Studies;
import org.repdyn.study.Study;
import org.repdyn.study.yaml.StudyYaml;

/** Tests the exact messages about studies with invalid settings. */
class PlanningProblemsTest {

    private static final String LIST = "See: repdyn plugins list";
    private static final String LOSSES =
            String.join(", ", Studies.BUILT_IN.losses().names());

    @TempDir
    Path directory;

    @Test
    @DisplayName("a file in place of a dataset is told from a name, and its format may be given")
    void unknownFile() {
        for (String file : List.of("/tmp", "csv:points.txt", "points.xlsx")) {
            assertProblems(
                    "data: " + file + "\nloss: linear-contrastive\nencoder: linear\n",
                    "study.yaml:1:1: data is '" + file
                            + "', which is neither the name of a dataset nor a file with one of"
                            + " the endings .csv, .csv.gz, -ubyte, -ubyte.gz, .idx, .npy, .npz, .npy.gz. "
                            + "Write data=points.csv, or the format and the file: data=csv data.path=FILE");
        }
    }

    @Test
    void unknownNames() {
        assertProblems(
                """
                data: digit
                loss: linear-contrastve
                encoder: liner
                constraint: stifel
                dynamics: exakt
                observables: [efective-rank]
                augment: mask
                """,
                "study.yaml:1:1: unknown dataset 'digit'. Did you mean 'digits'? Known: csv, digits, fashion-mnist,"
                        + " gaussian-mixture, gaussian-views, idx, linear-teacher, npy. " + LIST,
                "study.yaml:2:1: unknown loss 'linear-contrastve'. Did you mean 'linear-contrastive'? "
                        + known(Studies.BUILT_IN.losses().names()),
                "study.yaml:3:1: unknown encoder 'liner'. Did you mean 'linear'? "
                        + known(Studies.BUILT_IN.encoders().names()),
                "study.yaml:4:1: unknown constraint 'stifel'. Did you mean 'stiefel'? "
                        + known(Studies.BUILT_IN.constraints().names()),
                "study.yaml:5:1: unknown dynamics 'exakt'. Did you mean 'exact'? "
                        + known(Studies.BUILT_IN.dynamics().names()),
                "study.yaml:6:15: unknown observable 'efective-rank'. Did you mean 'effective-rank'? "
                        + known(Studies.BUILT_IN.observables().names()),
                "study.yaml:7:1: unknown augmentation 'mask'. Did you mean 'masking'? Known: gaussian-noise, masking,"
                        + " pixel-shift. " + LIST);
        assertProblems(
                SMALL + "baseline: ntkk\n",
                "study.yaml:4:1: unknown baseline 'ntkk'. Did you mean 'ntk'? Known: kernel-representation, ntk. "
                        + LIST);
    }

    @Test
    @Tag("slow")
    void stopsAfterAThousandDifferentProblems() {
        StringBuilder study = new StringBuilder(SMALL).append("arms:\n");
        for (int i = 0; i < 3000; i++) {
            study.append("  arm").append(i).append(": {loss: wrong").append(i).append("}\n");
        }
        Problems problems = new Problems();
        Study arms = StudyYaml.read(study.toString(), Studies.FILE, problems).orElseThrow();
        List<Double> progress = new ArrayList<>();
        RunControl control = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double fraction) {
                progress.add(fraction);
            }
        };
        assertThatExceptionOfType(UserErrorException.class)
                .isThrownBy(() -> new StudyPlanner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                        .plan(arms, StudyPlanner.Skipping.NONE, List.of(), problems, control))
                .satisfies(
                        e -> assertThat(e.lines()).hasSize(51).endsWith("and at least 950 more. Correct these first"));
        assertThat(progress).hasSize(1000).startsWith(0.0, 1 / 3000.0).isSorted();
    }

    @Test
    void weightDecay() {
        String allowed = ". Allowed: a number from 0, such as 0.04";
        assertProblems(SMALL + "weight-decay: much\n", "study.yaml:4:1: weight-decay is 'much'" + allowed);
        assertProblems(SMALL + "weight-decay: -1\n", "study.yaml:4:1: weight-decay is '-1'" + allowed);
        assertProblems(SMALL + "weight-decay: NaN\n", "study.yaml:4:1: weight-decay is 'NaN'" + allowed);
        assertProblems(
                SMALL.replace("linear-contrastive", "barlow-twins-linear") + "weight-decay: 0.1\ndynamics: exact\n",
                "study.yaml:5:1: dynamics exact: prediction stepwise does not apply: the weight decay is 0.1, and this"
                        + " closed form holds without weight decay; use gradient-flow");
    }

    @Test
    void aNameThatIsLikeNoOther() {
        assertProblems(
                SMALL.replace("linear-contrastive", "zzz"),
                "study.yaml:2:1: unknown loss 'zzz'. "
                        + known(Studies.BUILT_IN.losses().names()));
    }

    @Test
    void wrongOptions() {
        String see = " See: repdyn plugins describe nt-xent";
        assertProblems(
                withLoss("{name: nt-xent, temprature: 1}"),
                "study.yaml:2:23: unknown option 'loss.temprature'. Did you mean 'loss.temperature' (a number > 0,"
                        + " default 0.5)?" + see);
        assertProblems(
                withLoss("{name: nt-xent, temperature: hot}"),
                "study.yaml:2:23: loss.temperature is 'hot', which is not a number. Allowed: a number > 0, default 0.5."
                        + see);
        assertProblems(
                withLoss("{name: nt-xent, temperature: 0}"),
                "study.yaml:2:23: loss.temperature is '0', which is out of range. Allowed: a number > 0, default 0.5."
                        + see);
        assertProblems(
                withLoss("{name: linear-contrastive, temperature: 1}"),
                "study.yaml:2:34: unknown option 'loss.temperature'. There are no options here. See: repdyn plugins"
                        + " describe linear-contrastive");
    }

    @Test
    void eventsOfObservablesThatAreNotMeasured() {
        assertProblems(
                SMALL + "observables: [norm]\ndynamics: {name: gradient-flow, stop: ['nrm < 1'], note: ['loss < 1']}\n",
                "study.yaml:5:1: dynamics gradient-flow: an event refers to the observable 'nrm', which the run does"
                        + " not measure at every time. Did you mean 'norm'? Add it to 'observables', or correct its name");
        assertProblems(
                SMALL + "observables: [norm]\ndynamics: {name: gradient-descent, rank-below: 2}\n",
                "study.yaml:5:1: dynamics gradient-descent: an event refers to the observable 'effective-rank', which"
                        + " the run does not measure at every time. Add it to 'observables', or correct its name");
    }

    @Test
    void wrongTimesAndSeeds() {
        assertProblems(
                SMALL + "time: {spacing: log, end: -1}\n",
                "study.yaml:4:8: time.spacing is 'log', which is not one of the choices. Allowed: linear, logarithmic,"
                        + " default linear",
                "study.yaml:4:22: time.end is '-1', which is out of range. Allowed: a number > 0, default 10");
        assertProblems(
                SMALL + "time: {end: 1e-322}\n",
                "study.yaml:4:1: time: end = 1e-322 is too short for steps in double precision. Use a longer time, at"
                        + " least 1e-300");
        assertProblems(
                SMALL + "time: {end: 1e-322, points: 3}\n",
                "study.yaml:4:1: time: end = 1e-322 is too short for steps in double precision. Use a longer time, at"
                        + " least 1e-300");
        assertProblems(
                SMALL + "time: {first: 1}\n",
                "study.yaml:4:1: time: first = 1 needs spacing: logarithmic. Set that, or leave first out");
        assertProblems(
                SMALL + "time: {first: 100, spacing: logarithmic}\n",
                "study.yaml:4:1: time: first = 100 must lie before end = 10. Make it smaller");
        assertProblems(
                SMALL + "seed: 9223372036854775808\n",
                "study.yaml:4:1: seed is '9223372036854775808'. Allowed: a whole number from -9223372036854775808 to"
                        + " 9223372036854775807, such as 1");
        assertProblems(SMALL + "seed: one\n", "study.yaml:4:1: seed is 'one'. Allowed: a whole number, such as 1");
    }

    @Test
    void whatIsMissing() {
        assertProblems(
                "data: digits\n",
                "study.yaml: loss is missing. Write loss: NAME, one of "
                        + String.join(", ", Studies.BUILT_IN.losses().names()),
                "study.yaml: encoder is missing. Write encoder: NAME, one of "
                        + String.join(", ", Studies.BUILT_IN.encoders().names()));
        assertProblems(
                DIGITS.replace("loss: linear-contrastive\n", "") + "arms:\n  a: {loss: linear-alignment}\n  b:\n  c:\n",
                "study.yaml: loss is missing for the arms b, c. Write loss: NAME, one of " + LOSSES);
        assertThat(Studies.problems("title: x\n")).hasSize(3).allMatch(line -> line.startsWith("study.yaml: "));
        assertProblems(
                withData("{samples: 10}"),
                "study.yaml:1:1: data has options but no name. Give it one with data.name; known: csv, digits,"
                        + " fashion-mnist, gaussian-mixture, gaussian-views, idx, linear-teacher, npy");
    }

    @Test
    void aLossThatIsNotRotationInvariantOnTheGrassmannian() {
        assertProblems(
                DIGITS.replace("linear-contrastive", "squared-regression").replace("outputs: 2", "outputs: 10")
                        + "constraint: grassmann\n",
                "study.yaml:4:1: constraint grassmann treats weights that differ by a rotation as the same, but loss"
                        + " squared-regression is not rotation-invariant: its value differs between them. Use a constraint"
                        + " without rotations (euclidean, frozen, landing, oblique, soft-orthogonal, sphere, stiefel) or a"
                        + " rotation-invariant loss (alignment-uniformity, arora, barlow-twins-linear, byol, dcl, dclw,"
                        + " direct-pred, emp-ssl, info-nce, iso-loss, ko-leo, linear-alignment, linear-contrastive, mmcr,"
                        + " nt-xent, simsiam, spectral-contrastive, tcr, tico)");
    }

    @Test
    void constraintsOnWeightBlocks() {
        String twoLayer = SMALL.replace("{name: linear, outputs: 2}", "{name: two-layer, outputs: 2, width: 4}");
        assertProblems(
                twoLayer + "constraint: {W1: grassmann}\n",
                "study.yaml:4:14: constraint grassmann is for the output block, and W1 is not: a rotation of its"
                        + " columns changes the embeddings. Constraints for W1: euclidean, frozen, landing, oblique,"
                        + " soft-orthogonal, sphere, stiefel");
        assertProblems(
                twoLayer + "constraint: {W3: stiefel, hidden: stiefel}\n",
                "study.yaml:4:14: constraint: the encoder has no weight block 'W3'. Did you mean 'W1' or 'W2'? Blocks:"
                        + " W1, W2. Without blocks, write the name alone: constraint: stiefel",
                "study.yaml:4:27: constraint: the encoder has no weight block 'hidden'. Blocks: W1, W2. Without blocks,"
                        + " write the name alone: constraint: stiefel");
        assertProblems(
                twoLayer + "constraint: {name: stiefel, W1: frozen}\n",
                "study.yaml:4:29: constraint names weight block 'W1' beside the constraint 'stiefel' of the output"
                        + " block. Write one a block, such as constraint: {W1: frozen, W2: stiefel}");
        assertProblems(
                SMALL.replace("outputs: 2", "outputs: 7") + "constraint: stiefel\n",
                "study.yaml:4:1: constraint stiefel on weight block W: a 4×7 weight matrix cannot have 7 orthogonal"
                        + " columns of length 4; use at most 4 columns, or the constraint euclidean");
    }

    @Test
    void targets() {
        assertProblems(
                withLoss("squared-regression"),
                "study.yaml:2:1: loss squared-regression needs targets, but dataset gaussian-views has neither targets"
                        + " nor labels. Name its target columns, or use another loss");
        assertProblems(
                DIGITS.replace("linear-contrastive", "squared-regression") + "arms: {a: , b: , c: }\n",
                "study.yaml:2:1: loss squared-regression: the targets have 10 columns, and the embeddings have 2; give"
                        + " the encoder 10 outputs");
    }

    @Test
    void tooFewSamplesForADefaultSplit() {
        assertProblems(
                withData("{name: gaussian-views, samples: 2}"),
                "study.yaml:1:1: data: there are 2 samples, and two thirds of them are for training, where at least 2"
                        + " are needed; add samples, or write train: 2");
        assertProblems(
                withData("{name: gaussian-views, samples: 9, held-out: 12}"),
                "study.yaml:1:1: data: there are 9 samples, and held-out = 12 leaves 0 for training, where at least 2"
                        + " are needed; make it smaller");
    }

    @Test
    void pairsOfALabel() {
        assertProblems(
                withData("{name: gaussian-views, positives: same-label}"),
                "arm run: data: dataset gaussian-views has no labels, but positives: same-label pairs samples by them;"
                        + " use positives: copies, or data with labels");
        assertProblems(
                withData("{name: gaussian-views, positives: label}"),
                "study.yaml:1:30: data.positives is 'label', which is not one of the choices. Allowed: copies,"
                        + " same-label, default copies");
    }

    @Test
    void dynamicsAndBaselinesThatDoNotApply() {
        assertProblems(
                withLoss("nt-xent") + "dynamics: exact\n",
                "study.yaml:4:1: dynamics exact: no prediction is known for this loss; use gradient-flow");
        assertProblems(
                SMALL.replace("{name: linear,", "{name: two-layer,") + "dynamics: exact\n",
                "study.yaml:4:1: dynamics exact: prediction naive-flow does not apply: the embeddings are not linear in"
                        + " the weights that move: W1, W2; use gradient-flow");
        assertProblems(
                DIGITS.replace("linear-contrastive", "squared-regression") + "baseline: ntk\n",
                "study.yaml:4:1: baseline ntk: the targets have 10 columns, and the embeddings have 2; give the"
                        + " encoder 10 outputs");
        assertProblems(
                SMALL + "arms:\n  a: {baseline: ntk, constraint: stiefel}\n",
                "study.yaml:5:22: arms.a sets constraint, but it runs a baseline, which has none. Remove constraint or"
                        + " baseline");
        assertProblems(
                DIGITS.replace("linear-contrastive", "squared-regression") + "baseline: ntk\nobservables: [nor]\n",
                "study.yaml:5:15: unknown observable 'nor'. Did you mean 'norm'? "
                        + known(Studies.BUILT_IN.observables().names()),
                "study.yaml:4:1: baseline ntk: the targets have 10 columns, and the embeddings have 2; give the"
                        + " encoder 10 outputs");
        assertProblems(
                SMALL + "arms:\n  a: {baseline: ntk, predictor: linear}\n",
                "study.yaml:5:22: arms.a sets predictor, but it runs a baseline, which has none. Remove predictor or"
                        + " baseline");
        assertProblems(
                SMALL + "weight-decay: 0.1\narms:\n  a: {baseline: ntk}\n  b: {baseline: ntk, weight-decay: 0}\n",
                "study.yaml:4:1: weight-decay with a baseline: a kernel has no weights, so that the arm would be"
                        + " compared with others that follow something else. Write weight-decay: 0 for this arm");
    }

    @Test
    void augmentationsAndObservablesThatDoNotApply() {
        assertProblems(
                SMALL + "augment: {name: gaussian-noise, first-coordinate: 2000000000}\n",
                "study.yaml:4:1: augment: gaussian-noise.first-coordinate = 2000000000 leaves no coordinate of the"
                        + " samples with noise; it must be below 4");
        assertProblems(
                SMALL + "augment: pixel-shift\n",
                "study.yaml:4:1: augment: pixel-shift needs images, but these samples have no image shape; give the"
                        + " shape in the dataset's options, or use gaussian-noise or masking");
        assertProblems(
                SMALL + "columns: [effective-rank, knn-accuracy]\n",
                "study.yaml:4:27: observable knn-accuracy cannot be measured: the dataset has no labels. Leave it out,"
                        + " or use data for which it is defined");
        assertProblems(
                SMALL + "columns: [knn-accuracy]\nobservables: [norm]\n",
                "study.yaml:4:11: observable knn-accuracy cannot be measured: the dataset has no labels. Leave it out,"
                        + " or use data for which it is defined");
        assertProblems(
                SMALL + "observables: [knn-accuracy, effective-rank]\n",
                "study.yaml:4:15: observable knn-accuracy cannot be measured: the dataset has no labels. Leave it out,"
                        + " or use data for which it is defined");
        assertProblems(
                SMALL + "observables: [norm, norm]\n",
                "study.yaml:4:21: observables: 'norm' is listed twice. Keep one; each gives one curve");
    }

    @Test
    void tooFewSamples() {
        assertProblems(
                withData("{name: gaussian-views, samples: 30, train: 40, held-out: 2}"),
                "study.yaml:1:1: data: there are 30 samples, but train = 40 and held-out = 2 ask for 42; make them"
                        + " smaller");
        assertProblems(
                withData("{name: gaussian-views, samples: 30, train: 40}"),
                "study.yaml:1:1: data: there are 30 samples, but train = 40; make it smaller");
    }

    @Test
    void tooMuchForMemory() {
        assertProblems(
                // 16 GB, more than any heap of the tests
                withData("{name: gaussian-views, samples: 100000000}"),
                "study.yaml:1:1: data: gaussian-views of this size does not fit into memory. Take fewer samples or"
                        + " coordinates, or " + MemoryRemedy.text());
        assertProblems(
                withData("{name: gaussian-views, samples: 2000000000}"),
                "study.yaml:1:1: data: a matrix of 2000000000 rows and 20 columns has more than the 2147483639 entries"
                        + " that can be stored; take fewer samples or coordinates");
    }

    @Test
    void dataFilesThatCannotBeUsed() throws IOException {
        file("empty.csv", "", "the file is empty");
        fileAt(
                "ragged.csv",
                "1,2\n3,4\n5\n",
                3,
                "the row has 1 column, the first one has 2; all rows need the same number");
        fileAt(
                "nan.csv",
                "1,2\n3,NaN\n5,6\n",
                2,
                "column 2 is NaN; every input must be a finite number: replace it, or remove the row");
        fileAt(
                "infinite.csv",
                "1,2\n3,-Infinity\n5,6\n",
                2,
                "column 2 is -Infinity; every input must be a finite number: replace it, or remove the row");
        fileAt(
                "words.csv",
                "a,b\n1,2\n3,x\n",
                3,
                "column 2 (b) holds 'x', which is not a number; name a text column with label, leave it out with"
                        + " ignore, or remove it");
        file("one.csv", "1,2\n", "1 row of data; at least 2 are needed");
        Path missing = directory.resolve("missing.csv");
        assertProblems(
                csv(missing),
                "study.yaml:1:1: data: " + missing + ": no such file; paths are relative to "
                        + Path.of("").toAbsolutePath());
        assertProblems(csv(directory), "study.yaml:1:1: data: " + directory + ": this is a directory; name a file");
        assertProblems(
                withData("csv"),
                "study.yaml:1:1: data.path is missing. Give it a path (the file, plain or gzipped, in UTF-8, or in"
                        + " UTF-16 with a byte order mark). See: repdyn plugins describe csv");
    }

    @Test
    void everyMistakeIsReportedOnce() {
        assertProblems(
                """
                data: {name: gaussian-views, samples: 30, dimension: 4, train: 50}
                loss: {name: nt-xent, temperature: -1}
                encoder: linar
                augment: [pixel-shift]
                time: {end: soon}
                arms:
                  a:
                  b:
                    dynamics: gradient-flo
                  c:
                """,
                "study.yaml:1:1: data: there are 30 samples, but train = 50; make it smaller",
                "study.yaml:2:23: loss.temperature is '-1', which is out of range. Allowed: a number > 0, default 0.5."
                        + " See: repdyn plugins describe nt-xent",
                "study.yaml:3:1: unknown encoder 'linar'. Did you mean 'linear'? "
                        + known(Studies.BUILT_IN.encoders().names()),
                "study.yaml:4:11: augment: pixel-shift needs images, but these samples have no image shape; give the"
                        + " shape in the dataset's options, or use gaussian-noise or masking",
                "study.yaml:5:8: time.end is 'soon', which is not a number. Allowed: a number > 0, default 10",
                "study.yaml:9:5: unknown dynamics 'gradient-flo'. Did you mean 'gradient-flow'? "
                        + known(Studies.BUILT_IN.dynamics().names()));
    }

    @Test
    void mistakesInTheFileAndOnTheCommandLineTogether() {
        assertThat(Studies.problems(SMALL + "los: x\n", "los=y", "encoder.outputs=0"))
                .containsExactlyInAnyOrder(
                        "study.yaml:4:1: unknown key 'los'. Did you mean 'loss'? Known: title, arms, grid, seed,"
                                + " seeds, data, augment, loss, encoder, predictor, initial-weights, weight-decay,"
                                + " constraint, dynamics, baseline, steps, evaluations, time, observables, columns,"
                                + " interval, tune",
                        "command line: unknown key 'los'. Did you mean 'loss'? Known: seed, seeds, data, augment,"
                                + " loss, encoder, predictor, initial-weights, weight-decay, constraint, dynamics,"
                                + " baseline, steps, evaluations, time, observables, columns, interval, tune, title, arms,"
                                + " grid",
                        "command line: encoder.outputs is '0', which is out of range. Allowed: a whole number >= 1,"
                                + " default 8. See: repdyn plugins describe linear");
    }

    @Test
    void defaultObservablesThatDoNotApplyAreOmitted() {
        assertThat(Studies.plan(SMALL).arms().get(0).arm().measurements().alongTheRun())
                .extracting(BoundPlugin::name)
                .contains("effective-rank")
                .doesNotContain("knn-accuracy", "probe-accuracy");
    }

    private void file(String name, String content, String message) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        assertProblems(csv(file), "study.yaml:1:1: data: " + file + ": " + message);
    }

    private void fileAt(String name, String content, int line, String message) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        assertProblems(csv(file), "study.yaml:1:1: data: " + file + ":" + line + ": " + message);
    }

    private static String csv(Path file) {
        return withData("{name: csv, path: '" + file + "'}");
    }

    private static String withData(String data) {
        return SMALL.replace("{name: gaussian-views, samples: 30, dimension: 4}", data);
    }

    private static String withLoss(String loss) {
        return SMALL.replace("linear-contrastive", loss);
    }

    /** Returns the known names as a message lists them, so that a new plugin does not break the tests. */
    private static String known(Collection<String> names) {
        return "Known: " + String.join(", ", names) + ". " + LIST;
    }

    private static void assertProblems(String yaml, String... lines) {
        assertThat(Studies.problems(yaml)).containsExactlyInAnyOrder(lines);
    }
}
