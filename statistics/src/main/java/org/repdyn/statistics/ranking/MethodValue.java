package org.repdyn.statistics.ranking;

import org.apiguardian.api.API;

/**
 * Value that one run of a method has.
 *
 * @param method name of the method that is compared, such as {@code nt-xent, stiefel}
 * @param level the other settings of the run, over which the values of a method are averaged; empty if there are none
 * @param dataset name of the dataset
 * @param seed seed of the run; runs of the same seed share their random draws
 * @param value value of the run, finite
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MethodValue(String method, String level, String dataset, String seed, double value) {}
