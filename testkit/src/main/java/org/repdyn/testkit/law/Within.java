package org.repdyn.testkit.law;

import org.apiguardian.api.API;

/**
 * Tolerance of a number.
 *
 * @param size largest absolute difference
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Within(double size) {}
