package org.repdyn.dynamics.encoder;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.problem.CountedNoun;

/**
 * Options of the linear encoder.
 *
 * @param outputs embedding dimension k
 * @param initScale factor of the initial weights
 * @param start how the initial weights are chosen
 * @param decay exponential decay rate of the initial singular values; absent: the singular values of the random draw
 * @param angles angles in radians by which the first columns of a start along the axes are turned towards coordinates of their own
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LinearOptions(
        @Option(help = "embedding dimension k", defaultValue = "8", range = "[1, inf)") int outputs,
        @Option(
                        help = "factor of the initial weights; small values show stepwise learning",
                        defaultValue = "1",
                        range = "(0, inf)")
                double initScale,
        @Option(
                        help = "gaussian draws; axes starts along the first coordinates, as theories of aligned"
                                + " starts do",
                        defaultValue = "gaussian")
                WeightInitialisation start,
        @Option(
                        help = "singular values of each initial matrix are init-scale times exp(-decay j), j = 0, 1,"
                                + " ...; without it they are those of the random matrix",
                        range = "[0, inf)")
                Optional<Double> decay,
        @Option(
                        help = "with start axes: angles in radians by which the first columns are turned, column j"
                                + " from coordinate j towards coordinate k + j",
                        range = "[0, 1.5707963267948966]")
                Optional<List<Double>> angles) {

    /** Creates options with Gaussian initial weights. */
    public LinearOptions(int outputs, double initScale) {
        this(outputs, initScale, WeightInitialisation.GAUSSIAN, Optional.empty());
    }

    /** Creates options without angles. */
    public LinearOptions(int outputs, double initScale, WeightInitialisation start, Optional<Double> decay) {
        this(outputs, initScale, start, decay, Optional.empty());
    }

    /**
     * Checks the angles.
     *
     * @throws IllegalArgumentException if they are given for another start than axes, or are more than the outputs
     */
    public LinearOptions {
        if (angles.isPresent() && start != WeightInitialisation.AXES) {
            throw new IllegalArgumentException(
                    "angles turn columns along the axes; give start: axes, such as {start: axes, angles: [0.9, 0.3]}");
        }
        if (angles.isPresent() && angles.get().size() > outputs) {
            throw new IllegalArgumentException(
                    "angles has " + CountedNoun.of(angles.get().size(), "number") + ", but outputs = " + outputs
                            + "; give at most one for each");
        }
    }
}
