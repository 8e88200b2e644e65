package org.repdyn.study.plan;

import org.repdyn.data.spi.Dataset;

/**
 * Data of an arm.
 *
 * @param plugin the dataset plugin with its options
 * @param dataset the samples
 * @param key text that is equal for equal samples: plugin and options, and the seed if they depend on it
 */
record ReadData(BoundPlugin<DatasetSource> plugin, Dataset dataset, String key) {}
