package org.repdyn.study.plan;

import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Dataset;

/**
 * A dataset with its options, before its samples are read.
 *
 * @param seeded true if the samples depend on the seed
 * @param reading function that reads or generates the samples
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DatasetSource(boolean seeded, Function<Seed, Dataset> reading) {

    /** Reads or generates the samples. */
    Dataset read(Seed seed) {
        return reading.apply(seed);
    }
}
