package org.repdyn.study.plan;

import java.util.function.Function;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Dataset;

/**
 * Data of an arm.
 *
 * @param plugin the dataset plugin with its options
 * @param dataset the samples
 * @param key text that is equal for equal samples: plugin, options and seed
 */
record ReadData(BoundPlugin<Function<Seed, Dataset>> plugin, Dataset dataset, String key) {}
