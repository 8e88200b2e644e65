package org.repdyn.statistics.interval;

import org.apiguardian.api.API;

/**
 * Estimate of a number from several seeds.
 *
 * @param value the estimate
 * @param interval its confidence interval
 * @param seeds number of values it is estimated from
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Estimate(double value, ConfidenceInterval interval, int seeds) {}
