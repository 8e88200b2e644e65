package org.repdyn.study.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginFile;

/**
 * Plugin that a study uses.
 *
 * @param kind kind of the plugin, such as {@code loss}
 * @param plugin the plugin
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UsedPlugin(String kind, LoadedPlugin<?> plugin) {

    /** Returns true if the plugin does not come with RepDyn. */
    boolean foreign() {
        return !plugin.origin().equals(LoadedPlugin.BUILT_IN);
    }

    /** Returns the plugin for messages: {@code loss 'half' of half.jar}, without the jar if it comes with RepDyn. */
    String describe() {
        return kind + " '" + plugin.name() + "'" + (foreign() ? " of " + plugin.origin() : "");
    }

    /** Returns the entries of plugins in a provenance, in order. */
    public static List<Object> provenance(Collection<UsedPlugin> used) {
        return used.stream().<Object>map(UsedPlugin::provenance).toList();
    }

    /** Returns the kind, name, version and origin, and the names and checksums of the jars, if it has jars of its own. */
    private Map<String, Object> provenance() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", kind);
        entry.put("name", plugin.name());
        entry.put("version", plugin.version());
        entry.put("origin", plugin.origin());
        if (!plugin.files().isEmpty()) {
            entry.put("files", plugin.files().stream().map(UsedPlugin::file).toList());
        }
        return entry;
    }

    private static Map<String, Object> file(PluginFile file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", file.name());
        entry.put("sha256", file.sha256());
        return entry;
    }
}
