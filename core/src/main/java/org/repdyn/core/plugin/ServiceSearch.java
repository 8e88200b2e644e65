package org.repdyn.core.plugin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Search for the services of one class loader that survives services which cannot be found. */
final class ServiceSearch {

    /**
     * Services on the class path that were found without a failure. Its jars do not change while the process runs, and each search asks all of
     * them, about a hundred, once for each kind of plugin: a tenth of the time of a command that only plans a study. A provider that is kept
     * makes a new instance for each caller.
     */
    private static final Map<Class<?>, List<? extends ServiceLoader.Provider<?>>> ON_CLASS_PATH =
            new ConcurrentHashMap<>();

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
        forEach(providers(service, loader, failure).iterator(), action, failure);
    }

    @SuppressWarnings("unchecked") // the providers of a service are kept under its class
    private static <S> List<ServiceLoader.Provider<S>> providers(
            Class<S> service, ClassLoader loader, Consumer<String> failure) {
        // Only the class path is fixed: a class loader of Python or Spark may get further jars.
        boolean fixed = loader == ClassLoader.getSystemClassLoader();
        if (fixed && ON_CLASS_PATH.containsKey(service)) {
            return (List<ServiceLoader.Provider<S>>) ON_CLASS_PATH.get(service);
        }
        List<ServiceLoader.Provider<S>> found = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        forEach(ServiceLoader.load(service, loader).stream().iterator(), found::add, failures::add);
        if (fixed && failures.isEmpty()) {
            ON_CLASS_PATH.put(service, List.copyOf(found));
        }
        failures.forEach(failure);
        return found;
    }

    private static <S> void forEach(Iterator<S> found, Consumer<S> action, Consumer<String> failure) {
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
