package org.repdyn.ntk.analytic;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.ntk.analytic.Interruption.Cause;

/** Reasons why a flow in function space ends before its last time, told from the state of its field. */
final class FieldFlowEnds {

    /** Growth of the embeddings since the start from which a vanishing step means that the flow blows up. */
    private static final double BLOW_UP_GROWTH = 1e3;

    /**
     * Embedding entry from which a vanishing step means that embeddings leave the range of double precision, such as in exponential growth: its
     * square overflows. A flow that blows up like (T − t)⁻ᵖ has one of about 10¹³ᵖ at the smallest step.
     */
    private static final double OVERFLOWING = 0x1p512;

    private final KernelField field;
    private final double smallestStep;
    private final DoubleSupplier fastestRate;

    /**
     * Creates the reasons of a run.
     *
     * @param smallestStep length of the smallest step
     * @param fastestRate returns the fastest rate of the field at the last state; 0 if it cannot be computed
     */
    FieldFlowEnds(KernelField field, double smallestStep, DoubleSupplier fastestRate) {
        this.field = field;
        this.smallestStep = smallestStep;
        this.fastestRate = fastestRate;
    }

    /**
     * Returns the end of a flow that was interrupted.
     *
     * @param last time of the last observed state
     */
    StopReason of(Cause reason, double last) {
        if (field.overflow().isPresent() && reason == Cause.STEP) {
            return new StopReason.Failed(last, field.overflow().get());
        }
        return switch (reason) {
            case CANCELLED -> new StopReason.Cancelled(last);
            case EVALUATIONS, STIFF, JUMP ->
                new StopReason.Stalled(
                        last,
                        String.format(
                                Locale.ROOT,
                                "%d evaluations of the field reached t = %.4g; use a larger tolerance or a shorter"
                                        + " time",
                                field.allowed(),
                                field.reached()));
            case LOSS ->
                new StopReason.Diverged(
                        last,
                        String.format(
                                Locale.ROOT,
                                "the loss leaves the range of double precision before t = %.4g, where the largest"
                                        + " embedding entry is %.3g; end earlier or constrain the readout",
                                field.reached(),
                                field.largest()));
            case STEP -> vanishingStep(last);
        };
    }

    /**
     * Returns the end of a flow whose field is not finite.
     *
     * @param last time of the last observed state
     */
    StopReason notFinite(double last) {
        return new StopReason.Diverged(
                last,
                Double.isFinite(field.largest())
                        ? String.format(
                                Locale.ROOT,
                                "the field is not finite at t = %.4g, where the largest embedding entry is %.3g",
                                field.reached(),
                                field.largest())
                        : String.format(Locale.ROOT, "the embeddings overflow at t = %.4g", field.reached()));
    }

    private StopReason vanishingStep(double last) {
        if (field.largest() > OVERFLOWING) {
            return new StopReason.Diverged(
                    last,
                    String.format(
                            Locale.ROOT,
                            "the embeddings leave the range of double precision after t = %.4g, where the largest"
                                    + " entry is %.3g; end earlier or constrain the readout",
                            field.reached(),
                            field.largest()));
        }
        if (field.largest() > BLOW_UP_GROWTH * field.startSize()) {
            return new StopReason.BlowUp(last, field.reached());
        }
        double rate = fastestRate.getAsDouble();
        return new StopReason.Stalled(
                last,
                String.format(Locale.ROOT, "the step fell below %.1g at t = %.4g; ", smallestStep, field.reached())
                        + (rate * smallestStep > 1
                                ? String.format(
                                        Locale.ROOT,
                                        "the field changes at a rate of %.1g there: end the run earlier, since the"
                                                + " least step is a fixed part of its time, or scale the data down",
                                        rate)
                                : "use a larger tolerance"));
    }
}
