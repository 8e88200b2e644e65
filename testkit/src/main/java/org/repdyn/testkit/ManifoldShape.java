package org.repdyn.testkit;

import org.apiguardian.api.API;

/**
 * The shape of the points on which a {@link ManifoldContract} tests a constraint.
 *
 * @param rows rows of a point
 * @param columns columns of a point
 * @param scale length of a column
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ManifoldShape(int rows, int columns, double scale) {}
