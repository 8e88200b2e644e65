package org.repdyn.dynamics.spi;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.Weights;

/** The field on weights without constraints and weight decay, on the training views. */
interface ParameterField {

    /**
     * Creates the field of a problem whose views do not change.
     *
     * @throws IllegalArgumentException if the loss needs a teacher or a running statistic that the encoder does not carry
     */
    static ParameterField of(TrainingProblem problem) {
        return QuadraticField.orOnRows(
                problem, MomentParameterField.orOnRows(problem, onRows(problem, FixedLinearPass::of)));
    }

    /**
     * Creates the field of a problem whose views may change between calls.
     *
     * @throws IllegalArgumentException if the loss needs a teacher or a running statistic that the encoder does not carry
     */
    static ParameterField onRows(TrainingProblem problem) {
        return onRows(problem, CheckedPass::of);
    }

    private static ParameterField onRows(TrainingProblem problem, Binding binding) {
        if (problem.encoder() instanceof EncoderWithCompanions withCompanions) {
            return new FieldWithCompanions(problem, withCompanions, binding);
        }
        EncoderWithCompanions.missing(problem.field()).ifPresent(missing -> {
            throw new IllegalArgumentException(missing);
        });
        return new PlainField(problem, binding);
    }

    /** Returns U at the weights; reused by the next call of any method. */
    R064Store forward(Weights weights);

    /** Returns the field as a function of embeddings, with companions computed from the weights. */
    FieldProbe probe(Weights weights);

    /** Overwrites {@code result} with the field; descent follows its negative. */
    void gradient(Weights weights, Weights result);

    /** Way to bind an encoder to views. */
    @FunctionalInterface
    interface Binding {

        /** Returns the pass of an encoder on the rows of a matrix. */
        EncoderPass bind(Encoder encoder, R064Store inputs, LinearAlgebra algebra);
    }
}
