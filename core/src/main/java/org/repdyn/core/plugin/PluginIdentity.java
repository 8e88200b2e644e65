package org.repdyn.core.plugin;

/**
 * Plugin with its own class loader.
 *
 * @param description name in messages, such as {@code loss 'half' of half.jar}
 * @param loader class loader of the plugin
 */
record PluginIdentity(String description, ClassLoader loader) {}
