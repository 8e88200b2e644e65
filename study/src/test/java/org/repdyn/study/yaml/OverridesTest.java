package org.repdyn.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.BuiltInStudy;
import org.repdyn.study.Studies;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Overrides {@code key=value}: the settings they change, the notices about arms they do not change, and their errors.
 */
class OverridesTest {

    private static final String KEYS =
            "seed, seeds, data, augment, loss, encoder, predictor, initial-weights, weight-decay, constraint, dynamics, baseline, steps, evaluations, time, observables, columns, interval, tune";

    @Test
    void changesAPluginAndItsOptions() {
        Overrides.Outcome outcome = changed("loss=nt-xent", "loss.temperature=0.2", "seed=3", "time.end=30");
        for (String arm : List.of("naive", "grassmann", "infinite-width")) {
            assertThat(value(outcome, arm, StudyKey.LOSS)).isEqualTo("{name: nt-xent, temperature: 0.2}");
            assertThat(value(outcome, arm, StudyKey.SEED)).isEqualTo("3");
            assertThat(value(outcome, arm, StudyKey.TIME)).isEqualTo("{end: 30, points: 100}");
        }
        assertThat(outcome.notices()).isEmpty();
    }

    @Test
    void dropsOptionsOfAReplacedPlugin() {
        assertThat(value(
                        changed("loss={name: nt-xent, temperature: 0.2}", "loss=linear-alignment"),
                        "naive",
                        StudyKey.LOSS))
                .isEqualTo("linear-alignment");
        assertThat(value(changed("encoder=two-layer"), "naive", StudyKey.ENCODER))
                .isEqualTo("two-layer");
        assertThat(value(changed("encoder.outputs=4"), "naive", StudyKey.ENCODER))
                .isEqualTo("{name: linear, outputs: 4}");
        // The number of training samples is a key of every dataset, so it is inherited by another dataset.
        assertThat(value(changed("data=gaussian-views"), "naive", StudyKey.DATA))
                .isEqualTo("{train: 1200, name: gaussian-views}");
    }

    @Test
    void changesOneArm() {
        Overrides.Outcome outcome = changed("arms.naive.dynamics=exact");
        assertThat(value(outcome, "naive", StudyKey.DYNAMICS)).isEqualTo("exact");
        assertThat(value(outcome, "grassmann", StudyKey.DYNAMICS)).isEqualTo("gradient-flow");
    }

    @Test
    void changesAnEntryOfAList() {
        assertThat(value(changed("augment.gaussian-noise.sd=0.1"), "naive", StudyKey.AUGMENT))
                .isEqualTo("[pixel-shift, {name: gaussian-noise, sd: 0.1}]");
        assertThat(value(changed("observables=[effective-rank, norm]"), "naive", StudyKey.OBSERVABLES))
                .isEqualTo("[effective-rank, norm]");
        assertThat(value(changed("observables=norm"), "naive", StudyKey.OBSERVABLES))
                .isEqualTo("[norm]");
        assertThat(value(changed("augment=[]"), "naive", StudyKey.AUGMENT)).isEqualTo("[]");
    }

    @Test
    void saysWhichPartsOfAMapAnArmKeeps() {
        Overrides.Outcome outcome = changed("data={name: gaussian-views, train: 300}");
        assertThat(value(outcome, "infinite-width", StudyKey.DATA)).isEqualTo("{train: 500, name: gaussian-views}");
        assertThat(outcome.notices())
                .containsExactly("data={name: gaussian-views, train: 300} changes naive, grassmann, infinite-width;"
                        + " infinite-width keeps its own data.train (500)");
        assertThat(changed("time={end: 3, points: 5}").notices()).isEmpty();
        // The option of an arm that an override of the arm sets is no part that the arm keeps against it.
        assertThat(changed("arms.infinite-width.data={train: 300}").notices()).isEmpty();
    }

    @Test
    void saysHowAnAugmentationIsAddedToAnEmptyList() {
        Problems problems = new Problems();
        Study study = StudyYaml.read("loss: nt-xent\n", "study.yaml", problems).orElseThrow();
        Overrides.apply(study, List.of("augment.gaussian-noise.sd=0.1", "columns=norm,loss"), problems);
        assertThat(problems.toList().stream().map(Problem::message))
                .containsExactly(
                        "'columns=norm,loss' is one value with a comma. Write a list in brackets: 'columns=[norm, loss]'",
                        "'augment.gaussian-noise.sd' changes an option of gaussian-noise, but augment is empty. Add it:"
                                + " augment=[gaussian-noise]");
    }

    @Test
    void constrainsWeightBlocks() {
        Overrides.Outcome outcome = changed(
                "constraint={W1: frozen, W2: stiefel}", "constraint.W2.metric=canonical", "constraint.W1=euclidean");
        assertThat(value(outcome, "grassmann", StudyKey.CONSTRAINT))
                .isEqualTo("{W1: euclidean, W2: {name: stiefel, metric: canonical}}");
    }

    @Test
    void setsPluginNamesBeforeOptionsInAnyOrder() {
        assertThat(value(changed("loss.temperature=0.2", "loss=nt-xent"), "naive", StudyKey.LOSS))
                .isEqualTo("{name: nt-xent, temperature: 0.2}");
    }

    @Test
    void takesTheLastOfSeveralOverridesOfOneKey() {
        Overrides.Outcome outcome = changed("loss=nt-xent", "loss=linear-alignment", "seed=1", "seed=2");
        assertThat(value(outcome, "naive", StudyKey.LOSS)).isEqualTo("linear-alignment");
        assertThat(value(outcome, "naive", StudyKey.SEED)).isEqualTo("2");
        assertThat(outcome.notices())
                .containsExactly(
                        "loss=nt-xent is replaced by loss=linear-alignment: of several settings of loss, the last one"
                                + " counts",
                        "seed=1 is replaced by seed=2: of several settings of seed, the last one counts");
        assertThat(changed("seed=2", "seed=2").notices()).isEmpty();
        assertThat(changed("grid.seed=[1, 2]", "grid.seed=[3]").notices())
                .containsExactly(
                        "grid.seed=[1, 2] is replaced by grid.seed=[3]: of several settings of grid.seed, the last"
                                + " one counts");
    }

    @Test
    void takesATitleLiterally() {
        assertThat(changed("title=New: [a thing] = b").study().title()).isEqualTo("New: [a thing] = b");
    }

    @Test
    void reportsTheArmsThatAnOverrideDoesNotChange() {
        assertThat(changed("constraint=stiefel").notices())
                .containsExactly(
                        "constraint=stiefel changes grassmann; naive sets constraint itself (euclidean),"
                                + " infinite-width has no constraint",
                        "arm grassmann is now named stiefel, after the plugin that replaces grassmann");
        assertThat(changed("data.train=400").notices())
                .containsExactly("data.train=400 changes naive, grassmann; infinite-width sets data itself"
                        + " ({name: digits, train: 500})");
    }

    @Test
    void refusesAnOverrideThatChangesNoArm() {
        assertProblems(
                List.of("arms.grassmann.constraint=stiefel", "constraint=euclidean"),
                "command line: 'constraint=euclidean' changes no arm: naive sets constraint itself (euclidean), grassmann"
                        + " sets constraint itself (stiefel), infinite-width has no constraint. Set it for an arm:"
                        + " arms.naive.constraint=euclidean");
    }

    @Test
    void suggestsTheNearestKeyArmAndEntry() {
        assertProblems(
                "los=nt-xent",
                "command line: unknown key 'los'. Did you mean 'loss'? Known: " + KEYS + ", title, arms, grid");
        assertProblems(
                "arms.naive.los=x", "command line: unknown key 'arms.naive.los'. Did you mean 'loss'? Known: " + KEYS);
        assertProblems(
                "arms.naiv.seed=1",
                "command line: no such arm: 'arms.naiv.seed'. Did you mean 'naive'? Known: naive, grassmann,"
                        + " infinite-width");
        assertProblems(
                "augment.gaussian-nois.sd=1",
                "command line: unknown key 'augment.gaussian-nois.sd'. Did you mean 'gaussian-noise'? Known: pixel-shift,"
                        + " gaussian-noise");
    }

    @Test
    void refusesMalformedOverrides() {
        assertProblems(
                "loss",
                "command line: 'loss' is neither a study file nor an override. Write key=value, such as seed=1");
        assertProblems(
                "=x", "command line: '=x' is neither a study file nor an override. Write key=value, such as seed=1");
        assertProblems("loss=", "command line: 'loss=' gives loss no value. Write loss=value");
        assertProblems(
                "data.delimiter= ",
                "command line: 'data.delimiter= ' gives data.delimiter no value. Write data.delimiter=space");
        assertProblems(
                "data.delimiter=\t",
                "command line: 'data.delimiter=\t' gives data.delimiter no value. Write data.delimiter=tab");
        assertProblems(
                "arms.naive=x", "command line: 'arms.naive' names no setting of an arm. Write arms.NAME.key=value");
        assertProblems(
                "loss={name: nt-xent",
                "command line: 'loss={name: nt-xent': this is not valid YAML: while parsing a flow mapping, expected ','"
                        + " or '}', but got <stream end>. Check indentation, colons and quotes. If the text itself is the value,"
                        + " put it in double quotes: 'loss=\"{name: nt-xent\"'");
        assertProblems("seed.x=1", "command line: unknown key 'seed.x'. Known: base, data, views, init");
        assertProblems(
                "seed.init.x=1",
                "command line: seed.init is a map. Allowed: a whole number, such as 1, a range, such as"
                        + " 1..5, or a list of different whole numbers in brackets, such as [1, 2, 5]");
        assertProblems(
                "augment.gaussian-noise=1",
                "command line: 'augment.gaussian-noise' is a part of a list. Set the whole: augment=...");
        assertProblems("time=30", "command line: time is a map of options, such as time: {end: 30}");
    }

    @Test
    void reportsAnUnknownOptionWithItsOverride() {
        assertThat(Studies.problems(BuiltInStudy.FLAGSHIP.yaml(), "loss=nt-xent", "loss.temprature=0.2"))
                .containsExactly("command line: unknown option 'loss.temprature'. Did you mean 'loss.temperature' (a"
                        + " number > 0, default 0.5)? See: repdyn plugins describe nt-xent");
    }

    private static Overrides.Outcome changed(String... overrides) {
        Problems problems = new Problems();
        Overrides.Outcome outcome = Overrides.apply(flagship(), List.of(overrides), problems);
        assertThat(problems.toList()).isEmpty();
        return outcome;
    }

    private static void assertProblems(String override, String line) {
        assertProblems(List.of(override), line);
    }

    private static void assertProblems(List<String> overrides, String line) {
        Problems problems = new Problems();
        Overrides.Outcome unused = Overrides.apply(flagship(), overrides, problems);
        assertThat(problems.toList().stream().map(Problem::toString)).containsExactly(line);
    }

    private static Study flagship() {
        return StudyYaml.read(BuiltInStudy.FLAGSHIP.yaml(), BuiltInStudy.FLAGSHIP.source(), new Problems())
                .orElseThrow();
    }

    private static String value(Overrides.Outcome outcome, String arm, StudyKey axis) {
        return outcome.study().settings(arm).get(axis).map(StudyYaml::inline).orElse("");
    }

    @Test
    void renamesAnArmNamedAfterAReplacedPlugin() {
        Study study = StudyYaml.read(
                        "constraint: grassmann\narms:\n  naive: {constraint: euclidean}\n  grassmann:\n  stiefel-2: {loss: nt-xent}\n",
                        "s.yaml",
                        new Problems())
                .orElseThrow();
        Overrides.Outcome changed = Overrides.apply(study, List.of("constraint=stiefel"), new Problems());
        assertThat(changed.study().arms().keySet()).containsExactly("naive", "stiefel", "stiefel-2");
        assertThat(changed.notices()).anyMatch(n -> n.contains("arm grassmann is now named stiefel"));
        // Overrides of an arm use its name in the file; a name that is taken gets a number.
        assertThat(Overrides.apply(
                                study,
                                List.of("arms.grassmann.constraint=stiefel", "arms.naive.constraint=stiefel"),
                                new Problems())
                        .study()
                        .arms()
                        .keySet())
                .containsExactly("naive", "stiefel", "stiefel-2");
        assertThat(Overrides.apply(study, List.of("constraint.name=grassmann", "seed=2"), new Problems())
                        .study()
                        .arms()
                        .keySet())
                .containsExactly("naive", "grassmann", "stiefel-2");
    }
}
