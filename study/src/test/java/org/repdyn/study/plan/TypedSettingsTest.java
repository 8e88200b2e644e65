package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionDescription.Kind;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.Settings;
import org.repdyn.study.Studies;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.Expansion;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("Settings have the types of their options")
class TypedSettingsTest {

    private static StudyPlan plan(String yaml) {
        Problems problems = new Problems();
        Study study = StudyYaml.read(yaml, Studies.FILE, problems).orElseThrow();
        StudyPlan plan = new StudyPlanner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .plan(Expansion.of(study, problems).study(), problems);
        assertThat(problems.toList()).isEmpty();
        return plan;
    }

    private static ConfigValue scalar(String text) {
        return new Scalar(text, SourceLocation.DEFAULT);
    }

    /** Returns a text that an option of a kind may have; a number looks like a whole number, and a text like a truth value. */
    private static String example(Kind kind) {
        return switch (kind) {
            case NUMBER, WHOLE_NUMBER -> "3";
            case TRUTH, TEXT, PATH, CHOICE -> "true";
            case STRUCTURE -> "0.5";
        };
    }

    private static Class<?> type(Kind kind) {
        return switch (kind) {
            case NUMBER, STRUCTURE -> Double.class;
            case WHOLE_NUMBER -> Long.class;
            case TRUTH -> Boolean.class;
            case TEXT, PATH, CHOICE -> String.class;
        };
    }

    @Test
    @DisplayName("for each option of each built-in plugin that a study names")
    void everyOption() {
        ArmPlan plan = plan(Studies.SMALL).arms().get(0);
        Map<StudyKey, Registry<?>> registries = new LinkedHashMap<>();
        registries.put(StudyKey.DATA, Studies.BUILT_IN.datasets());
        registries.put(StudyKey.AUGMENT, Studies.BUILT_IN.augmentations());
        registries.put(StudyKey.LOSS, Studies.BUILT_IN.losses());
        registries.put(StudyKey.ENCODER, Studies.BUILT_IN.encoders());
        registries.put(StudyKey.PREDICTOR, Studies.BUILT_IN.predictors());
        registries.put(StudyKey.CONSTRAINT, Studies.BUILT_IN.constraints());
        registries.put(StudyKey.DYNAMICS, Studies.BUILT_IN.dynamics());
        registries.put(StudyKey.BASELINE, Studies.BUILT_IN.baselines());
        registries.put(StudyKey.OBSERVABLES, Studies.BUILT_IN.observables());
        List<UsedPlugin> used = new ArrayList<>();
        registries.values().forEach(registry -> registry.all()
                .forEach(plugin -> used.add(new UsedPlugin(registry.spi().kind(), plugin))));
        TypedSettings types = new TypedSettings(new ArmPlan(plan.arm(), plan.resolved(), plan.brief(), used));
        Set<Kind> seen = EnumSet.noneOf(Kind.class);

        registries.forEach((key, registry) -> {
            for (LoadedPlugin<?> plugin : registry.all()) {
                Map<String, ConfigValue> written = new LinkedHashMap<>();
                written.put(Settings.NAME, scalar(plugin.name()));
                List<OptionDescription> options =
                        new OptionsBinder().describe(plugin.provider().optionsType());
                for (OptionDescription option : options) {
                    ConfigValue value = scalar(example(option.kind()));
                    written.put(
                            option.name(),
                            option.list() ? new Sequence(List.of(value, value), SourceLocation.DEFAULT) : value);
                    seen.add(option.kind());
                }
                ConfigValue map = new Mapping(written, SourceLocation.DEFAULT);
                boolean list = key.form() == StudyKey.Form.PLUGINS;
                Object typed = types.value(key, list ? new Sequence(List.of(map), SourceLocation.DEFAULT) : map);
                Map<?, ?> tree = (Map<?, ?>) (list ? ((List<?>) typed).get(0) : typed);
                assertThat(tree.get(Settings.NAME)).isEqualTo(plugin.name());
                for (OptionDescription option : options) {
                    Object value = tree.get(option.name());
                    assertThat(option.list() ? ((List<?>) value).get(1) : value)
                            .as("%s.%s", plugin.name(), option.name())
                            .isExactlyInstanceOf(type(option.kind()));
                }
            }
        });
        assertThat(seen).contains(Kind.NUMBER, Kind.WHOLE_NUMBER, Kind.TRUTH, Kind.TEXT, Kind.PATH, Kind.CHOICE);
    }

    @Test
    @DisplayName("for the keys of a study, those of every dataset and of the times among them")
    void keys() {
        ArmPlan plan = plan(Studies.SMALL
                        + "weight-decay: 4e-2\nsteps: 1e2\ndynamics: {name: gradient-descent, rate: 1}\n"
                        + "seed: {data: 9007199254740993, init: 2}\narms: {a: {}}\n")
                .arms()
                .get(0);
        Map<String, Object> tree = new TypedSettings(plan).tree(plan.resolved());

        assertThat(tree.get("seed")).isEqualTo(Map.of("data", 9007199254740993L, "init", 2L, "views", 0L));
        assertThat(tree).containsEntry("weight-decay", 0.04).containsEntry("steps", 100L);
        assertThat(((Map<?, ?>) tree.get("data")).get("centre")).isEqualTo(false);
        assertThat(((Map<?, ?>) tree.get("data")).get("samples")).isEqualTo(30L);
        assertThat(((Map<?, ?>) tree.get("time")).get("spacing")).isEqualTo("linear");
        assertThat(((Map<?, ?>) tree.get("dynamics")).get("rate")).isEqualTo(1.0);
        assertThat((List<?>) tree.get("augment")).isEmpty();
    }

    @Test
    @DisplayName("in the results: truth values, lists, and nothing where an arm has no predictor or budget")
    void results() {
        StudyPlan plan = plan(Studies.SMALL
                + "observables: [norm, effective-rank]\narms:\n  a: {data: {centre: true}}\n"
                + "  b: {predictor: linear, loss: simsiam, dynamics: gradient-descent, steps: 5}\n");
        Map<String, FactorValue> a = plan.factors().get("a").settings();

        assertThat(a)
                .containsEntry("data.centre", new FactorValue.Truth(true))
                .containsEntry("predictor", new FactorValue.None())
                .containsEntry("steps", new FactorValue.None())
                .containsEntry("augment", FactorValue.of(List.of()))
                .containsEntry("observables", FactorValue.of(List.of("norm", "effective-rank")));
        assertThat(plan.factors().get("a").values())
                .containsEntry("data.centre", new FactorValue.Truth(true))
                .containsEntry("steps", new FactorValue.None());
        assertThat(plan.factors().get("b").values())
                .containsEntry("data.centre", new FactorValue.Truth(false))
                .containsEntry("steps", new FactorValue.Numeric(5))
                .containsEntry("predictor", new FactorValue.Text("linear"));
        assertThat(plan.factors().get("a").setup().get("data")).isInstanceOf(FactorValue.Entries.class);
        assertThat(plan.factors().get("a").setup().get("data").inline())
                .startsWith("{name: gaussian-views, ")
                .contains("centre: true");
    }
}
