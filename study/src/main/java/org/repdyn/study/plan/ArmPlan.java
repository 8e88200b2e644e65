package org.repdyn.study.plan;

import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.study.Settings;

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

    public ArmPlan {
        plugins = List.copyOf(plugins);
    }

    /** Returns the name of the arm. */
    public String name() {
        return arm.name();
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

    /** Writes out the settings of a checked arm. */
    static ArmPlan of(CheckedArm arm, Collection<UsedPlugin> plugins) {
        return new ArmPlan(
                arm,
                WrittenArm.settings(arm, WrittenArm.Detail.ALL),
                WrittenArm.settings(arm, WrittenArm.Detail.BRIEF),
                List.copyOf(plugins));
    }
}
