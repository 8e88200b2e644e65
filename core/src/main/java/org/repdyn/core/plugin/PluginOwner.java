package org.repdyn.core.plugin;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.apiguardian.api.API;

/** Plugin to which an object belongs, for messages about the object. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginOwner {

    private PluginOwner() {}

    /**
     * Returns the plugin that made an object, such as {@code loss 'half' of half.jar}; empty if the plugin has no class loader of its
     * own, as those that come with RepDyn.
     */
    public static Optional<String> of(Object instance) {
        return Proxy.isProxyClass(instance.getClass())
                        && Proxy.getInvocationHandler(instance) instanceof PluginBoundary boundary
                ? Optional.of(boundary.plugin().description())
                : Optional.empty();
    }
}
