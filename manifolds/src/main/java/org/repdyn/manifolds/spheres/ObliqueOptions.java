package org.repdyn.manifolds.spheres;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code oblique}.
 *
 * @param axis vectors of fixed length: the rows or the columns
 * @param length length of each vector; absent: the one that gives the matrix the norm of the encoder's initialisation
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ObliqueOptions(
        @Option(
                        help = "which vectors have a fixed length: rows, the neurons of a hidden layer, or columns,"
                                + " those of the linear model and of the outputs",
                        defaultValue = "rows")
                ObliqueAxis axis,
        @Option(
                        help = "length of a vector; absent: the root-mean-square length at the encoder's"
                                + " initialisation",
                        range = "[1e-70, 1e70]")
                Optional<Double> length) {}
