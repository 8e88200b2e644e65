package org.repdyn.statistics.internal;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Composite Gauss–Legendre quadrature of smooth functions. */
public final class Quadrature {

    /** Nodes of one panel. A panel no longer than the scale of the integrand gives the integral to rounding. */
    private static final int NODES = 20;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(NODES);

    private Quadrature() {}

    /** Returns the integral of a function from low to high, with equal panels. */
    public static double integral(DoubleUnaryOperator function, double low, double high, int panels) {
        double width = (high - low) / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double middle = low + (panel + 0.5) * width;
            for (int i = 0; i < NODES; i++) {
                sum += RULE.getWeight(i) * function.applyAsDouble(middle + RULE.getPoint(i) * width / 2);
            }
        }
        return sum * width / 2;
    }
}
