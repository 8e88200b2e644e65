package org.repdyn.study.service;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Shape of the points of a manifold to check.
 *
 * @param rows number of rows; by default that of the manifold
 * @param columns number of columns; by default that of the manifold
 * @param scale length of a column, for constraints that have one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CheckShape(Optional<Integer> rows, Optional<Integer> columns, Optional<Double> scale) {}
