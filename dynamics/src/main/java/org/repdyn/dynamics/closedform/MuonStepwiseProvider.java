package org.repdyn.dynamics.closedform;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Reference;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;

/**
 * Predicts muon for a linear encoder under ‖C − I‖² from an aligned start: all modes grow at one speed, so that the logarithmic staircase of
 * stepwise learning disappears.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MuonStepwiseProvider implements PredictionProvider {

    /** The parts of the initial weights along the eigenvectors of Γ are orthogonal. */
    private static final Assumption ALIGNED = Assumption.of(
            Subject.START,
            "initial weights with orthogonal parts along the eigenvectors of sym(X'X+)/n",
            BarlowModes::isAligned,
            "the parts of the initial weights along the eigenvectors of sym(X'X+)/n are not orthogonal");

    @Override
    public String name() {
        return "muon-stepwise";
    }

    @Override
    public String summary() {
        return "lengths grow at one speed, s(t) = min(s(0) + t, 1/sqrt(g)): muon, linear encoder, barlow-twins-linear, an aligned"
                + " start";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Bernstein, Newhouse",
                "Old Optimizer, New Norm: An Anthology",
                2024,
                "arXiv:2409.20325, steepest descent in the spectral norm, on the loss of Simon et al. 2023"));
    }

    @Override
    public LimitFlow flow() {
        return LimitFlow.SPECTRAL;
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss("barlow-twins-linear", BarlowTwinsLinear.class::isInstance),
                Assumption.linearEncoder(),
                Assumption.unconstrained(),
                Assumption.noWeightDecay(),
                ALIGNED);
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        String formula = "s(t) = min(s(0) + t, 1/sqrt(g)) for each eigenvalue g > 0 of sym(X'X+)/n";
        return new BarlowModes(problem, BarlowMode::ramp, new BarlowModes.Formula(formula, formula));
    }
}
