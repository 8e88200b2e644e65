package org.repdyn.data.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.random.Seed;

/**
 * A dataset as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface DatasetProvider<O extends Record> extends PluginProvider<O> {

    /**
     * Reads or makes the samples.
     *
     * @param seed for synthetic data
     * @throws DataException naming file, row and column, when the data cannot be used
     */
    Dataset load(O options, Seed seed);
}
