package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/** Exception that a method of a plugin with its own class loader ended with. The cause is what the method threw, if it threw. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface PluginFailure
        permits PluginFailureException, PluginArithmeticException, PluginRefusalException {

    /** Returns the plugin, such as {@code loss 'half' of half.jar}. */
    String plugin();
}
