package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;

/**
 * A mode of the product of two balanced matrices under a quadratic loss, ṗ = −4c·p²: p(t) = p₀/(1 + 4c·p₀·t). For c &lt; 0 it
 * becomes infinite at t = 1/(4|c|p₀), strong modes first; by then a mode of a tenth of the strength has grown by a ninth.
 *
 * @param curvature c, the eigenvalue of ½X̂ᵀMX̂ along the mode
 * @param start p₀ &ge; 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TwoLayerMode(double curvature, double start) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not finite or the start is negative
     */
    public TwoLayerMode {
        FlowArguments.finite("the curvature of a mode", curvature);
        FlowArguments.notNegative("the start of a mode", start);
    }

    /**
     * Returns p(t); infinite from the blow-up on.
     *
     * @param time t &ge; 0; may be infinite
     * @throws IllegalArgumentException if it is negative or NaN
     */
    public double at(double time) {
        FlowArguments.time(time);
        if (start == 0 || curvature == 0) {
            return start;
        }
        double rest = 1 + 4 * curvature * start * time;
        return rest > 0 ? start / rest : Double.POSITIVE_INFINITY;
    }

    /** Returns the time of the blow-up; infinite if there is none. */
    public double blowUp() {
        return curvature < 0 && start > 0 ? -1 / (4 * curvature * start) : Double.POSITIVE_INFINITY;
    }
}
