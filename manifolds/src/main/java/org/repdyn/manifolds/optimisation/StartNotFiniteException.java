package org.repdyn.manifolds.optimisation;

import org.repdyn.core.options.Decimals;

/** Thrown if the cost or its gradient is NaN or infinite where a run starts. A type of its own, because the start of an inner run is no argument of the user. */
final class StartNotFiniteException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    StartNotFiniteException(double cost, double gradientNorm) {
        super("the cost at the start is " + Decimals.text(cost) + " and the norm of its gradient "
                + Decimals.text(gradientNorm) + "; start where both are finite");
    }
}
