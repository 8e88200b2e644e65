package org.repdyn.data.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;

/** Provider of a dataset that is always the same: it has no options, and its samples do not depend on the seed. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface FixedDatasetProvider extends DatasetProvider<NoOptions> {

    @Override
    default Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    default boolean seeded() {
        return false;
    }

    @Override
    default Dataset load(NoOptions options, Seed seed) {
        return load();
    }

    /**
     * Returns the samples.
     *
     * @throws DataException if the data cannot be used
     */
    Dataset load();
}
