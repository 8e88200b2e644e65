package org.repdyn.study.plan;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.LoadedPlugin;

/**
 * Plugin that a study uses.
 *
 * @param kind kind of the plugin, such as {@code loss}
 * @param plugin the plugin
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UsedPlugin(String kind, LoadedPlugin<?> plugin) {}
