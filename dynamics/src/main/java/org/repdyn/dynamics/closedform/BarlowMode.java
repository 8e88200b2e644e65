package org.repdyn.dynamics.closedform;

import java.util.function.DoubleUnaryOperator;

/**
 * The length s(t) of the part of W along an eigenvector of Γ, for a linear model under ‖WᵀΓW − I‖².
 *
 * @param start s(0)
 * @param lengths s(t)
 * @param eigenvalues γs(t)², the eigenvalue of WᵀΓW
 */
record BarlowMode(double start, DoubleUnaryOperator lengths, DoubleUnaryOperator eigenvalues) {

    /** √|γ|·s that counts as zero: the rounding of an aligned start, of which a matrix sign makes nothing. */
    private static final double NEGLIGIBLE = 1e-12;

    /** Returns the mode of the gradient flow. */
    static BarlowMode sigmoid(double gamma, double start) {
        BarlowSigmoid sigmoid = new BarlowSigmoid(gamma, start);
        return new BarlowMode(start, sigmoid::length, sigmoid::eigenvalue);
    }

    /**
     * Returns the mode of the flow of Muon, Ẇ = −msign(grad L): s moves at speed 1 to where the gradient 4γs(γs² − 1) vanishes, 1/√γ for
     * γ > 0 and 0 for γ < 0, and rests there. A mode without length or with γ = 0 has no gradient and rests from the start; a length below
     * {@value #NEGLIGIBLE} of 1/√|γ| is none.
     */
    static BarlowMode ramp(double gamma, double start) {
        double end = gamma > 0 ? 1 / Math.sqrt(gamma) : 0;
        boolean rests = start * Math.sqrt(Math.abs(gamma)) <= NEGLIGIBLE;
        DoubleUnaryOperator length =
                time -> rests ? start : start < end ? Math.min(start + time, end) : Math.max(start - time, end);
        return new BarlowMode(start, length, time -> gamma * Math.pow(length.applyAsDouble(time), 2));
    }

    /** Returns s(t). */
    double length(double time) {
        return lengths.applyAsDouble(time);
    }

    /** Returns γs(t)². */
    double eigenvalue(double time) {
        return eigenvalues.applyAsDouble(time);
    }
}
