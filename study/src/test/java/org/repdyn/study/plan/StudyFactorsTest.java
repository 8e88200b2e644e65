package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.Studies;
import org.repdyn.study.Study;
import org.repdyn.study.yaml.Expansion;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("The factors of a study")
class StudyFactorsTest {

    private static Map<String, ArmFactors> factors(String yaml) {
        Problems problems = new Problems();
        Study study = StudyYaml.read(yaml, Studies.FILE, problems).orElseThrow();
        return new StudyPlanner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .plan(Expansion.of(study, problems).study(), problems)
                .factors();
    }

    private static FactorValue text(String text) {
        return new FactorValue.Text(text);
    }

    private static FactorValue number(double value) {
        return new FactorValue.Numeric(value);
    }

    private static List<String> groups(Map<String, ArmFactors> factors) {
        return factors.values().stream().map(ArmFactors::group).toList();
    }

    @Test
    @DisplayName("are the plugins of each arm, and every setting that differs, defaults included, by type")
    void differingSettings() {
        Map<String, ArmFactors> factors = factors(Studies.SMALL
                + "augment: {name: gaussian-noise, sd: 0.1}\n"
                + "arms:\n  wide: {encoder: {outputs: 3}, loss: {name: nt-xent, temperature: 0.2}}\n"
                + "  sharp: {loss: nt-xent, augment: {name: gaussian-noise, sd: 0.5}, weight-decay: 1e-2}\n"
                + "  orthogonal: {constraint: stiefel, predictor: linear, loss: simsiam}\n");

        assertThat(factors.get("wide").values())
                .containsEntry("loss", text("nt-xent"))
                .containsEntry("encoder", text("linear"))
                .containsEntry("constraint", text("euclidean"))
                .containsEntry("dynamics", text("gradient-flow"))
                .containsEntry("encoder.outputs", number(3))
                .containsEntry("loss.temperature", number(0.2))
                .containsEntry("augment.gaussian-noise.sd", number(0.1))
                .containsEntry("weight-decay", number(0))
                .containsEntry("predictor", new FactorValue.None())
                .doesNotContainKeys("seed", "data", "data.samples", "augment", "time.end", "baseline", "observables");
        assertThat(factors.get("sharp").values())
                .containsEntry("augment.gaussian-noise.sd", number(0.5))
                .containsEntry("weight-decay", number(0.01))
                .containsEntry("loss.temperature", number(0.5));
        assertThat(factors.get("orthogonal").values())
                .containsEntry("constraint", text("stiefel"))
                .containsEntry("predictor", text("linear"))
                .doesNotContainKey("loss.temperature");
        assertThat(factors.get("wide").settings())
                .containsAllEntriesOf(factors.get("wide").values())
                .containsEntry("data", text("gaussian-views"))
                .containsEntry("data.samples", number(30))
                .containsEntry("augment", FactorValue.of(List.of("gaussian-noise")))
                .doesNotContainKey("seed");
        assertThat(factors.get("wide").values().keySet().stream().limit(4))
                .containsExactly("loss", "encoder", "constraint", "dynamics");
    }

    @Test
    @DisplayName("have the options of observables, which change what is measured, but not the list of observables")
    void observables() {
        Map<String, ArmFactors> factors = factors(Studies.SMALL
                + "arms:\n  few: {observables: [{name: ntk-subspace, modes: 2}]}\n"
                + "  many: {observables: [norm, {name: ntk-subspace, modes: 3}]}\n");

        assertThat(factors.get("few").values())
                .containsEntry("observables.ntk-subspace.modes", number(2))
                .doesNotContainKey("observables");
        assertThat(factors.get("many").values()).containsEntry("observables.ntk-subspace.modes", number(3));
    }

    @Test
    @DisplayName("of a baseline are its loss and its name, without encoder, constraint and dynamics")
    void baseline() {
        Map<String, ArmFactors> factors = factors(Studies.SMALL + "arms:\n  free:\n  kernel: {baseline: ntk}\n");

        assertThat(factors.get("kernel").values())
                .isEqualTo(Map.of("loss", text("linear-contrastive"), "baseline", text("ntk")));
        assertThat(factors.get("free").values())
                .isEqualTo(Map.of(
                        "loss", text("linear-contrastive"),
                        "encoder", text("linear"),
                        "constraint", text("euclidean"),
                        "dynamics", text("gradient-flow")));
    }

    @Test
    @DisplayName(
            "name the constraint of the output block as a study does, and the blocks where several are constrained")
    void constraintsByBlock() {
        Map<String, ArmFactors> factors = factors(
                """
                data: {name: gaussian-views, samples: 30, dimension: 4}
                loss: linear-contrastive
                encoder: {name: two-layer, outputs: 2, width: 8}
                arms:
                  a: {constraint: stiefel}
                  b: {constraint: {W2: stiefel}}
                  c: {constraint: {W1: oblique, W2: stiefel}}
                """);

        // A name and a map are of different kinds, so the map is a text among the values of the factor.
        assertThat(factors.values().stream().map(arm -> arm.values().get("constraint")))
                .containsExactly(text("stiefel"), text("stiefel"), text("W1: oblique, W2: stiefel"));
        assertThat(factors.get("c").settings())
                .containsEntry("constraint", FactorValue.of(Map.of("W1", "oblique", "W2", "stiefel")));
    }

    @Test
    @DisplayName("have one kind of value each: a setting with a text among its values is a text")
    void oneKind() {
        Map<String, ArmFactors> factors = factors(
                """
                loss: linear-contrastive
                encoder: {name: linear, outputs: 2}
                arms:
                  a: {data: {name: gaussian-views, samples: 30, dimension: 4}}
                  b: {data: {name: digits, train: 60, held-out: 30}}
                """);

        factors.values().stream()
                .flatMap(arm -> arm.values().keySet().stream())
                .distinct()
                .forEach(path -> assertThat(factors.values().stream()
                                .flatMap(arm -> arm.value(path).stream())
                                .map(Object::getClass)
                                .distinct())
                        .as(path)
                        .hasSize(1));
        assertThat(factors.get("a").values()).containsEntry("data", text("gaussian-views"));
    }

    @Test
    @DisplayName("group the arms of seeds under their name without the seed, wherever a grid writes it")
    void groups() {
        Map<String, ArmFactors> seeds =
                factors(Studies.SMALL + "seeds: [3, -1]\narms:\n  free:\n  orthogonal: {constraint: stiefel}\n");
        assertThat(groups(seeds)).containsExactly("free", "free", "orthogonal", "orthogonal");
        assertThat(seeds.values().stream().map(ArmFactors::seed)).containsExactly(3L, -1L, 3L, -1L);

        Map<String, ArmFactors> grid =
                factors(Studies.SMALL + "grid: {seed: [1, 11], encoder.outputs: [2, 3]}\narms:\n  a:\n");
        assertThat(grid.keySet())
                .containsExactly("a-seed1-outputs2", "a-seed1-outputs3", "a-seed11-outputs2", "a-seed11-outputs3");
        assertThat(groups(grid)).containsExactly("a-outputs2", "a-outputs3", "a-outputs2", "a-outputs3");
    }

    @Test
    @DisplayName("group arms by settings, not by names: arms that differ in the seed alone have the group of the first")
    void groupsOfOtherNames() {
        assertThat(groups(factors(Studies.SMALL + "arms:\n  first: {seed: 1}\n  second: {seed: 2}\n")))
                .containsExactly("first", "first");
        assertThat(groups(factors(Studies.SMALL
                        + "arms:\n  a: {seed: 1}\n  a-seed2: {seed: 2, constraint: stiefel}\n  a-seed3: {seed: 3}\n")))
                .containsExactly("a", "a-2", "a");
    }

    @Test
    @DisplayName("keep arms with equal settings apart, so that a group has each seed once")
    void equalArms() {
        assertThat(groups(factors(Studies.SMALL + "seeds: 2\narms:\n  a:\n  b:\n")))
                .containsExactly("a", "a", "b", "b");
        assertThat(groups(factors(Studies.SMALL + "arms:\n  a: {seed: 1}\n  a-seed1: {seed: 1}\n")))
                .containsExactly("a", "a-2");
    }

    @Test
    @DisplayName("count the seed that differs in a group; a part of the draws with several seeds besides is a factor")
    void seedsOfParts() {
        Map<String, ArmFactors> weights = factors(Studies.SMALL + "seed: {data: 4, init: 1..2}\narms:\n  a:\n");
        assertThat(weights.keySet()).containsExactly("a-init1", "a-init2");
        assertThat(groups(weights)).containsExactly("a", "a");
        assertThat(weights.values().stream().map(ArmFactors::seed)).containsExactly(1L, 2L);

        Map<String, ArmFactors> views = factors(Studies.SMALL + "seed: {data: 0, init: 0}\nseeds: 3..4\narms:\n  a:\n");
        assertThat(groups(views)).containsExactly("a", "a");
        assertThat(views.values().stream().map(ArmFactors::seed)).containsExactly(3L, 4L);
        assertThat(views.get("a-seed3").values()).doesNotContainKeys("seed.data", "seed.views", "seed.init");

        Map<String, ArmFactors> both = factors(Studies.SMALL + "seed: {data: [5, 6], init: 1..2}\narms:\n  a:\n");
        assertThat(groups(both)).containsExactly("a-data5", "a-data5", "a-data6", "a-data6");
        assertThat(both.values().stream().map(ArmFactors::seed)).containsExactly(1L, 2L, 1L, 2L);
        assertThat(both.get("a-data6-init1").values())
                .containsEntry("seed.data", number(6))
                .doesNotContainKeys("seed.views", "seed.init");
    }
}
