package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/** Step of fixed size: the multiple of the direction that is taken at each iteration, without any test of the cost. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FixedStep extends LineSearch {

    private final double size;

    private FixedStep(double size) {
        this.size = size;
    }

    /**
     * Returns a fixed step.
     *
     * @throws IllegalArgumentException if the size is not positive and finite
     */
    public static FixedStep of(double size) {
        if (!(size > 0) || !Double.isFinite(size)) {
            throw new IllegalArgumentException("a fixed step must be positive, got " + Decimals.text(size));
        }
        return new FixedStep(size);
    }

    @Override
    boolean comparesCosts() {
        return false;
    }

    @Override
    Searcher searcher() {
        return (line, firstTrial) -> {
            line.moveTo(size);
            return size;
        };
    }
}
