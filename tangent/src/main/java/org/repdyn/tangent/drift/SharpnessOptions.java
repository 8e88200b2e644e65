package org.repdyn.tangent.drift;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code sharpness}.
 *
 * @param products largest number of products with the Hessian, each of two gradients
 * @param tolerance relative change of the eigenvalue at which the iteration ends
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SharpnessOptions(
        @Option(
                        help =
                                "largest number of products with the Hessian, each of which costs two gradients; twice as many if"
                                        + " the eigenvalue of largest magnitude is negative",
                        defaultValue = "40",
                        range = "[2, 100000]")
                int products,
        @Option(
                        help = "relative change of the eigenvalue at which the power iteration ends",
                        defaultValue = "1e-3",
                        range = "[1e-8, 0.1]")
                double tolerance) {}
