package org.repdyn.data.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.random.Seed;

/**
 * Provider of a dataset, found by {@link java.util.ServiceLoader}.
 *
 * @param <O> options of the dataset
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface DatasetProvider<O extends Record> extends PluginProvider<O> {

    /**
     * Returns the endings of the names of files that this dataset reads by its option {@code path}, such as {@code .csv}, in lower
     * case; names of files are compared without regard to case. A study may then name such a file in place of the dataset. By default there
     * are none.
     */
    default List<String> fileEndings() {
        return List.of();
    }

    /**
     * Returns true if the samples depend on the seed, as those of synthetic data do; this is the default. A dataset that is read from a
     * file returns false, so that a study with many seeds reads it once and keeps one copy.
     */
    default boolean seeded() {
        return true;
    }

    /**
     * Reads or generates the samples.
     *
     * @param options checked options
     * @param seed seed of synthetic data
     * @throws DataException if the data cannot be used; the message names file, row and column
     */
    Dataset load(O options, Seed seed);
}
