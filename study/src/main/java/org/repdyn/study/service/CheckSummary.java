package org.repdyn.study.service;

import org.apiguardian.api.API;
import org.repdyn.core.check.CheckReport;

/**
 * Result of the check of a loss or a manifold.
 *
 * @param name name of the loss, constraint or manifold
 * @param subject what was checked, with its size, such as {@code loss nt-xent, 8 samples in dimension 3}
 * @param points number of random points
 * @param report the laws, each with its worst result over the points
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CheckSummary(String name, String subject, int points, CheckReport report) {}
