package org.repdyn.tangent.drift;

import java.util.Optional;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.random.Seed;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.losses.spi.Loss;
import org.repdyn.tangent.empirical.HessianNorm;

/**
 * The largest eigenvalue of ∇²L by all weights at the end of a run, ignoring constraints; and the residual ‖Hv − λv‖,
 * which is large if the budget was too small. Not measured without a loss or a network, or if a predictor or other part
 * is trained too.
 */
final class Sharpness implements Observable {

    private final SharpnessOptions options;

    Sharpness(SharpnessOptions options) {
        this.options = options;
    }

    @Override
    public Schedule schedule() {
        return Schedule.AT_THE_END;
    }

    @Override
    public Optional<String> needs() {
        return Optional.of("a network without predictor and teacher that is trained by a loss");
    }

    @Override
    public double[] observe(Observation observation) {
        if (!(observation.snapshot() instanceof EncoderSnapshot snapshot)
                || !(snapshot.embeddingField() instanceof Loss)
                || snapshot.encoder() instanceof EncoderWithCompanions) {
            return new double[0];
        }
        try {
            HessianNorm.Result found = new HessianNorm(
                            snapshot.encoder(), snapshot.embeddingField(), snapshot.views(), observation.algebra())
                    .at(
                            snapshot.weights().orElseThrow(),
                            options.tolerance(),
                            options.products(),
                            new Seed(1).child("sharpness"));
            return Double.isFinite(found.largest()) && Double.isFinite(found.residual())
                    ? new double[] {found.largest(), found.residual()}
                    : new double[0];
        } catch (ArithmeticException notDefined) {
            // The loss is not defined near this state.
            return new double[0];
        }
    }
}
