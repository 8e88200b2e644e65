package org.repdyn.statistics.internal;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/** Roots of monotone functions of a positive number. */
public final class Roots {

    /** Relative accuracy of a root, a few roundings. */
    private static final double RELATIVE = 1e-15;

    /** Absolute accuracy of a root near zero. */
    private static final double ABSOLUTE = 1e-16;

    /** Value of the function that counts as zero. The functions here are logarithms of probabilities. */
    private static final double VALUE = 1e-16;

    /** Order of the solver's inverse polynomial interpolation; 5 is the default of the library. */
    private static final int ORDER = 5;

    /** Largest number of evaluations; a bracketing solver needs some tens. */
    private static final int MAX_EVALUATIONS = 500;

    private Roots() {}

    /**
     * Returns the positive root of a monotone function that changes its sign above zero.
     *
     * @param function monotone function on [0, ∞)
     */
    public static double positive(DoubleUnaryOperator function) {
        double start = Math.signum(function.applyAsDouble(0));
        double high = 1;
        while (Math.signum(function.applyAsDouble(high)) == start) {
            high *= 2;
        }
        return new BracketingNthOrderBrentSolver(RELATIVE, ABSOLUTE, VALUE, ORDER)
                .solve(MAX_EVALUATIONS, function::applyAsDouble, 0, high);
    }
}
