package org.repdyn.study.service;

import org.apiguardian.api.API;
import org.repdyn.core.random.Seed;

/**
 * Random points of a check.
 *
 * @param number number of points, at least 1; a law must hold at each of them
 * @param seed seed that determines them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CheckPoints(int number, Seed seed) {}
