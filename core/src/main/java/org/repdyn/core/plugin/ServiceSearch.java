package org.repdyn.core.plugin;

import java.util.Iterator;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Search for the services of one class loader that survives services which cannot be found. */
final class ServiceSearch {

    private ServiceSearch() {}

    /**
     * Applies an action to each service.
     *
     * @param failure receives the reason for each service that cannot be found, or for which the action throws
     */
    static <S> void forEach(
            Class<S> service,
            ClassLoader loader,
            Consumer<ServiceLoader.Provider<S>> action,
            Consumer<String> failure) {
        Iterator<ServiceLoader.Provider<S>> found =
                ServiceLoader.load(service, loader).stream().iterator();
        String previous = "";
        while (true) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                action.accept(found.next());
            } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
                // The iterator continues after a provider that cannot be found, unless it is stuck at the same place.
                String reason = PluginFailureCauses.describe(e);
                if (reason.equals(previous)) {
                    return;
                }
                previous = reason;
                failure.accept(reason);
            }
        }
    }
}
