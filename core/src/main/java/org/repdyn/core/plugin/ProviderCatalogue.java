package org.repdyn.core.plugin;

import java.util.List;
import org.apiguardian.api.API;

/**
 * List of plugin providers, found by {@link java.util.ServiceLoader}. It is an alternative to one provider class and one
 * services entry for each plugin: a provider that only names a plugin and how to create it becomes one line, for example with
 * {@link org.repdyn.core.observable.ObservableProvider#of}. Implementations are public, have a public constructor without
 * parameters, and hold no state.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ProviderCatalogue {

    /** Returns the providers, of any kinds of plugin. A provider whose name or options are not valid does not hide the others. */
    List<PluginProvider<?>> providers();
}
