package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.data.arrays.ArrayFile;
import org.repdyn.data.arrays.NpzWriter;
import org.repdyn.data.arrays.NumberArray;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.StoreUse;

@DisplayName("The exported state of a run")
@Tag("slow")
class StateExportTest {

    private static final String SMALL =
            """
            seed: 3
            data: {name: gaussian-mixture, samples: 24, dimension: 4}
            time: {end: 1, points: 4}
            """;

    @TempDir
    Path folder;

    private Path export(String name, String yaml, String... overrides) {
        StudyPlan plan = Studies.plan(yaml, overrides);
        RunResult comparison = new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(
                        plan,
                        new RunSettings(
                                "r",
                                1,
                                Map.of(),
                                () -> false,
                                StateExport.into(folder.resolve(name)),
                                StoreUse.NONE,
                                false),
                        Optional.empty(),
                        new ProgressListener() {});
        assertThat(comparison.arms()).extracting(ArmResult::stopped).allMatch("completed"::equals);
        return folder.resolve(name).resolve("run.npz");
    }

    private static ArrayFile read(Path file) {
        return ArrayFile.read(file, name -> !name.equals("classes"));
    }

    static Stream<String> studies() {
        String network = "encoder: {name: mlp, outputs: 3, width: 8, activation: erf}\n";
        return Stream.of(
                "loss: linear-contrastive\nencoder: {name: linear, outputs: 2}\nconstraint: stiefel\n",
                "loss: nt-xent\ndynamics: {name: adam, rate: 0.01}\n" + network,
                "loss: {name: byol, teacher-rate: 1}\n"
                        + "predictor: linear\n"
                        + "dynamics: {name: gradient-descent, rate: 0.01}\n"
                        + network,
                "loss: tico\nencoder: {name: linear, outputs: 2}\ndynamics: {name: gradient-descent, rate: 0.01}\n",
                "loss: squared-regression\n" + network,
                "loss: linear-contrastive\nencoder: {name: linear, outputs: 2}\nbaseline: ntk\n");
    }

    @ParameterizedTest
    @MethodSource("studies")
    @DisplayName("put in again with another seed and without augmentation gives the same bits at all times")
    void roundTrip(String settings) {
        Path first = export("first", SMALL + "augment: [{name: gaussian-noise, sd: 0.1}]\n" + settings);
        String weights = settings.contains("baseline") ? "seed=3" : "initial-weights=" + first;
        String seed = settings.contains("baseline") ? "seed=3" : "seed=8";
        Path second = export("second", SMALL + settings, "data.views=" + first, weights, seed);

        ArrayFile out = read(first);
        ArrayFile in = read(second);
        assertThat(in.names()).isEqualTo(out.names());
        Set<String> ofTheSeed = Set.of("evaluation", "labels");
        for (String name : out.names()) {
            if (!ofTheSeed.contains(name)) {
                NumberArray expected = out.array(name).orElseThrow();
                assertThat(in.array(name).orElseThrow().shape()).as(name).isEqualTo(expected.shape());
                assertThat(in.array(name).orElseThrow().values()).as(name).isEqualTo(expected.values());
            }
        }
        assertThat(out.array("times").orElseThrow().values()[4]).isEqualTo(1);
        assertThat(out.array("embeddings").orElseThrow().shape()[0]).isEqualTo(5);
    }

    @Test
    @DisplayName("is the same file, byte for byte, if the same study runs again")
    void sameFile() throws IOException {
        String study = SMALL + "loss: nt-xent\nencoder: {name: linear, outputs: 2}\n";
        assertThat(Files.mismatch(export("first", study), export("second", study)))
                .isEqualTo(-1);
    }

    @Test
    @DisplayName("changes when the views or the weights of its file do")
    void followsFiles() {
        String study = SMALL + "loss: nt-xent\nencoder: {name: linear, outputs: 2}\n";
        Path one = export("one", study);
        Path two = export("two", study, "seed=4");
        double[] start = read(export("mixed", study, "data.views=" + one, "initial-weights=" + two))
                .array("initial/W")
                .orElseThrow()
                .values();
        assertThat(start).isEqualTo(read(two).array("initial/W").orElseThrow().values());
        assertThat(start)
                .isNotEqualTo(read(one).array("initial/W").orElseThrow().values());
    }

    @Test
    @DisplayName("files that do not fit are problems of the study, with the place")
    void problems() {
        String study = SMALL + "loss: nt-xent\nencoder: {name: linear, outputs: 2}\n";
        Path state = export("state", study);
        assertThat(Studies.problems(study, "encoder.outputs=3", "initial-weights=" + state))
                .singleElement()
                .asString()
                .contains("weight block 'W' has the shape (4, 2) in ")
                .contains("the encoder needs (4, 3)");
        assertThat(Studies.problems(study, "constraint=stiefel", "initial-weights=" + state))
                .singleElement()
                .asString()
                .contains("does not satisfy its constraint: the residual is ");
        assertThat(Studies.problems(study, "data.dimension=5", "data.views=" + state))
                .singleElement()
                .asString()
                .contains("the views have 4 coordinates, and gaussian-mixture has 5");
        assertThat(Studies.problems(study, "initial-weights=gone.npz", "data.views=gone.npz"))
                .hasSize(2)
                .allMatch(problem -> problem.contains("gone.npz: no such file"));
        assertThat(Studies.problems(study, "baseline=ntk", "arms.run.initial-weights=" + state))
                .singleElement()
                .asString()
                .contains("sets initial-weights, but it runs a baseline");
    }

    @Test
    @DisplayName(
            "a file of weights with other arrays is refused with what to do, unless the names say which are weights")
    void otherArraysBesideWeights() throws IOException {
        String study = SMALL + "loss: nt-xent\nencoder: {name: linear, outputs: 2}\n";
        R064Store weights = R064Store.FACTORY.makeEye(4, 2);
        Path plain = folder.resolve("plain.npz");
        try (NpzWriter npz = new NpzWriter(plain)) {
            npz.matrix("W", weights);
            npz.numbers("losses", new double[] {3, 2, 1});
        }
        assertThat(Studies.problems(study, "initial-weights=" + plain))
                .singleElement()
                .asString()
                .endsWith("[losses]: the shape is (3); a matrix has two axes. Each array of this file is read as the"
                        + " weights of a block; remove other arrays, or name the weights initial/BLOCK");
        Path named = folder.resolve("named.npz");
        try (NpzWriter npz = new NpzWriter(named)) {
            npz.matrix("initial/W", weights);
            npz.texts("note", List.of("of a test"));
        }
        assertThat(Studies.problems(study, "initial-weights=" + named)).isEmpty();
    }

    @Test
    @DisplayName("is refused if the files of two arms would be one where capital letters make no difference")
    void sameFileButForCapitals() {
        StudyPlan plan = Studies.plan(
                SMALL + "loss: nt-xent\nencoder: {name: linear, outputs: 2}\narms: {W1: {}, v: {}, w1: {seed: 4}}\n");
        assertThatThrownBy(() -> StateExport.checkedBytes(plan, 1))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(
                        "the states of the arms W1 and w1 would be the files W1.npz and w1.npz, which macOS and Windows"
                                + " take for one file. Rename one of the arms");
    }

    @Test
    @DisplayName("that does not fit into memory is refused before the run, with what to do")
    void tooLarge() {
        StudyPlan plan = Studies.plan(
                SMALL + "loss: nt-xent\nencoder: {name: mlp, width: 2000, depth: 2}\n", "time.points=2000");
        assertThatThrownBy(() -> StateExport.checkedBytes(plan, 1))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("the state of arm ")
                .hasMessageContaining("Observe at fewer times (time.points)");
        assertThat(plan.arms().get(0).arm().stateBytes()).isGreaterThan(2000L * 2000 * 2000 * 8);
    }
}
