package org.repdyn.dynamics.spi;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.digest.Fingerprint;
import org.repdyn.core.plugin.PluginOwner;
import org.repdyn.core.trajectory.Weights;

/**
 * Pass of an encoder whose calls are checked for four mistakes of a plugin: embeddings of a wrong shape, a change of the weights or of
 * the gradient that it was given, and results that are not finite at ordinary weights. Without the check, the first ends in an error
 * about another part of the run, the last counts as a divergence, and the others give wrong results without a sign of it. A check costs
 * one pass over the weights and embeddings before and after a call.
 */
final class CheckedPass implements EncoderPass {

    /**
     * Largest weight, input or gradient at which results that are not finite are a mistake. A network of 40 layers is finite there, and
     * above it a correct encoder may overflow in a run that diverges.
     */
    private static final double ORDINARY = 1e6;

    private final EncoderPass pass;
    private final String name;
    private final R064Store inputs;
    private final int outputs;

    private CheckedPass(EncoderPass pass, String name, R064Store inputs, int outputs) {
        this.pass = pass;
        this.name = name;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Binds an encoder to inputs, with checks of each call. */
    static EncoderPass of(Encoder encoder, R064Store inputs, LinearAlgebra algebra) {
        return new CheckedPass(
                encoder.bind(inputs, algebra), PluginOwner.of(encoder).orElse("encoder"), inputs, encoder.outputs());
    }

    /**
     * Returns the embeddings.
     *
     * @throws BrokenEncoderException if they have a wrong shape, or are not finite at ordinary weights, or the weights changed
     */
    @Override
    public R064Store forward(Weights weights) {
        long before = fingerprint(weights);
        R064Store embeddings = pass.forward(weights);
        requireUnchanged(weights, before);
        if (embeddings.getRowDim() != inputs.getRowDim() || embeddings.getColDim() != outputs) {
            throw new BrokenEncoderException(name + ": it returned embeddings of " + embeddings.getRowDim() + " × "
                    + embeddings.getColDim() + " instead of " + inputs.getRowDim() + " × " + outputs
                    + "; its author must correct the shape");
        }
        if (!isAtMost(Double.MAX_VALUE, embeddings) && isOrdinary(weights) && isAtMost(ORDINARY, inputs)) {
            throw notFinite("embeddings that are not finite at finite weights");
        }
        return embeddings;
    }

    /**
     * Pulls the gradient back to the weights.
     *
     * @throws BrokenEncoderException if the result is not finite at ordinary weights, or the weights or the gradient changed
     */
    @Override
    public void pullback(Weights weights, R064Store outputGradient, Weights result) {
        long before = fingerprint(weights);
        long gradient = Fingerprint.of(outputGradient.data);
        pass.pullback(weights, outputGradient, result);
        requireUnchanged(weights, before);
        if (Fingerprint.of(outputGradient.data) != gradient) {
            throw changed("the gradient of the embeddings");
        }
        if (!isAtMost(Double.MAX_VALUE, result)
                && isOrdinary(weights)
                && isAtMost(ORDINARY, inputs)
                && isAtMost(ORDINARY, outputGradient)) {
            throw notFinite("a gradient that is not finite at finite weights");
        }
    }

    private void requireUnchanged(Weights weights, long before) {
        if (fingerprint(weights) != before) {
            throw changed("the weights");
        }
    }

    private BrokenEncoderException changed(String what) {
        return new BrokenEncoderException(name + ": it changed " + what
                + " that it was given; an encoder may only read them, and its author must copy what it changes");
    }

    private BrokenEncoderException notFinite(String what) {
        return new BrokenEncoderException(
                name + ": it returned " + what + "; take smaller options, and if they are of ordinary size, its author"
                        + " must correct it, for this is no divergence of the run");
    }

    private static boolean isOrdinary(Weights weights) {
        return isAtMost(ORDINARY, weights);
    }

    private static boolean isAtMost(double limit, Weights weights) {
        for (R064Store block : weights.blocks()) {
            if (!isAtMost(limit, block)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAtMost(double limit, R064Store matrix) {
        for (double entry : matrix.data) {
            // NaN is not at most the limit.
            if (!(Math.abs(entry) <= limit)) {
                return false;
            }
        }
        return true;
    }

    private static long fingerprint(Weights weights) {
        long fingerprint = 0;
        for (R064Store block : weights.blocks()) {
            fingerprint = Fingerprint.combined(fingerprint, Fingerprint.of(block.data));
        }
        return fingerprint;
    }
}
