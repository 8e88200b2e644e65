package org.repdyn.study.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/**
 * Third and last stage of planning: a checked arm with its settings written out.
 *
 * @param arm the arm
 * @param resolved all settings, with the defaults
 * @param brief the settings without options at their default values, for a reader
 * @param plugins plugins that binding the arm asked for by name, also as parts of other plugins, in the order of their
 *     first use
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmPlan(CheckedArm arm, Settings resolved, Settings brief, List<UsedPlugin> plugins) {

    /** Settings that describe an arm in the results, in their order. */
    private static final List<StudyKey> SETUP = List.of(
            StudyKey.DATA,
            StudyKey.LOSS,
            StudyKey.ENCODER,
            StudyKey.PREDICTOR,
            StudyKey.INITIAL_WEIGHTS,
            StudyKey.WEIGHT_DECAY,
            StudyKey.CONSTRAINT,
            StudyKey.DYNAMICS,
            StudyKey.BASELINE);

    public ArmPlan {
        plugins = List.copyOf(plugins);
    }

    /** Returns the name of the arm. */
    public String name() {
        return arm.name();
    }

    /** Returns the components of the arm by axis, such as {@code loss}, without options at their default values. */
    public Map<String, FactorValue> setup() {
        TypedSettings types = new TypedSettings(this);
        Map<String, FactorValue> setup = new LinkedHashMap<>();
        for (StudyKey key : SETUP) {
            brief.effective()
                    .get(key)
                    .ifPresent(value -> setup.put(key.key(), FactorValue.of(types.value(key, value))));
        }
        if (arm.method() instanceof ArmMethod.Kernel) {
            setup.remove(StudyKey.ENCODER.key());
        }
        return setup;
    }

    /** Returns a plugin of this arm for messages: {@code loss 'half' of half.jar}, without the jar if it comes with RepDyn. */
    public String plugin(String kind, String name) {
        return plugins.stream()
                .filter(used -> used.kind().equals(kind) && used.plugin().name().equals(name))
                .findFirst()
                .map(UsedPlugin::describe)
                .orElse(kind + " '" + name + "'");
    }

    /** Returns the plugins of this arm that do not come with RepDyn, for messages. */
    public List<String> foreignPlugins() {
        return plugins.stream()
                .filter(UsedPlugin::foreign)
                .map(UsedPlugin::describe)
                .distinct()
                .toList();
    }

    /**
     * Returns the plan of an arm that differs in its seeds alone from that of this plan. Of the settings that are written out, only the
     * seed and the measured observables could differ.
     */
    ArmPlan ofOtherSeed(CheckedArm other, Collection<UsedPlugin> used) {
        if (!other.measurements().alongTheRun().equals(arm.measurements().alongTheRun())) {
            return of(other, used);
        }
        ConfigValue seed = WrittenArm.seed(other.seeds());
        return new ArmPlan(
                other, resolved.with(StudyKey.SEED, seed), brief.with(StudyKey.SEED, seed), List.copyOf(used));
    }

    /** Writes out the settings of a checked arm. */
    static ArmPlan of(CheckedArm arm, Collection<UsedPlugin> plugins) {
        return new ArmPlan(
                arm,
                WrittenArm.settings(arm, WrittenArm.Detail.ALL),
                WrittenArm.settings(arm, WrittenArm.Detail.BRIEF),
                List.copyOf(plugins));
    }
}
