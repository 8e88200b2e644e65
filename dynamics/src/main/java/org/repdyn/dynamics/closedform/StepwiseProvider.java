package org.repdyn.dynamics.closedform;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;

/**
 * Predicts stepwise learning: a linear encoder under ‖C − I‖². If the parts of W(0) along the eigenvectors of Γ are orthogonal
 * to each other, each mode is a {@link BarlowSigmoid} exactly. From any other small start, the modes are approximately sigmoids
 * that start from each part projected orthogonally to those of larger eigenvalues; then only numbers are predicted, not embeddings.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StepwiseProvider implements PredictionProvider {

    /**
     * Largest eigenvalue, in absolute value, of the cross-correlation at a start that is not aligned. Each ends at 1, and the sigmoids need it to be
     * small until those of larger γ have ended: above this limit predicted eigenvalues of random starts are off by more than a tenth.
     */
    private static final double MAX_START = 0.01;

    private static final Assumption START = Assumption.of(
            Subject.START,
            "initial weights that are small, or have orthogonal parts along the eigenvectors of sym(X'X+)/n",
            problem -> BarlowModes.largestCorrelation(problem) <= MAX_START || BarlowModes.isAligned(problem),
            "the cross-correlation of the initial embeddings has an eigenvalue above " + Decimals.text(MAX_START)
                    + ", and the parts of the initial weights along the eigenvectors of sym(X'X+)/n are not"
                    + " orthogonal");

    @Override
    public String name() {
        return "stepwise";
    }

    @Override
    public String summary() {
        return "sigmoids s(t) = exp(4gt)/sqrt(1/s0^2 + g(exp(8gt)-1)), one per mode: linear encoder,"
                + " barlow-twins-linear";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Simon, Knutins, Ziyin, Geisz, Fetterman, Albrecht",
                "On the Stepwise Nature of Self-Supervised Learning",
                2023,
                "proposition 4.1"));
    }

    /**
     * Returns the assumptions. The size of Γ is not limited: it is decomposed once, and its side is the dimension of an input, such as
     * 3072 for colour images of 32×32 pixels.
     */
    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss("barlow-twins-linear", BarlowTwinsLinear.class::isInstance),
                Assumption.linearEncoder(),
                Assumption.unconstrained(),
                Assumption.noWeightDecay(),
                START);
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        return new BarlowModes(
                problem,
                BarlowMode::sigmoid,
                new BarlowModes.Formula(
                        "s(t) = exp(4gt)/sqrt(1/s(0)^2 + g(exp(8gt) - 1)) for each eigenvalue g of sym(X'X+)/n",
                        "the same sigmoids from s(0) = |R_jj|, QR of W(0)'V; for a start that is small"));
    }
}
