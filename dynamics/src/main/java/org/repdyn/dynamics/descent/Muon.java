package org.repdyn.dynamics.descent;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spectral.SpectralDescent;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.RestoringConstraint;
import org.repdyn.manifolds.spi.Unconstrained;

/**
 * The Muon optimiser (Jordan et al. 2024) on any constraint: a step is the tangent matrix of spectral norm η along which the momentum falls
 * most, {@link SpectralDescent}. Without a constraint, on subspaces (Grassmannian), and on orthogonal columns under a loss that does not
 * change under rotations of the outputs, it is the matrix sign of the momentum; elsewhere a dual ascent computes it. Time is the number of
 * steps times η; the limit of small steps, with or without momentum, is Ẇ = argmin ⟨grad L, A⟩ over these matrices.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Muon extends Descent {

    private final MuonOptions options;

    /**
     * Creates a Muon optimiser.
     *
     * @param options learning rate, momentum, matrix sign, name of the retraction, and events
     */
    public Muon(MuonOptions options) {
        super(options.rate(), options.step(), options.events());
        this.options = options;
    }

    @Override
    public LimitFlow flow() {
        return LimitFlow.SPECTRAL;
    }

    @Override
    public Optional<String> unpredicted() {
        return options.orthogonalisation() == Orthogonalisation.NEWTON_SCHULZ
                ? Optional.of(
                        "newton-schulz steps have singular values between 0.68 and 1.21 instead of 1, so that their speed"
                                + " is not that of a prediction; use orthogonalisation: svd")
                : Optional.empty();
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        List<Manifold> manifolds = problem.manifolds();
        for (int b = 0; b < problem.learnedBlocks(); b++) {
            String name = blocks.get(b).name();
            if (options.orthogonalisation() == Orthogonalisation.NEWTON_SCHULZ
                    && manifolds.get(b).dimension() > 0
                    && !signIsTangent(problem.constraints().get(b))) {
                return Optional.of(
                        "newton-schulz gives approximate matrix signs, and under the constraint on weight block " + name
                                + " a step needs exact ones; use orthogonalisation: svd");
            }
            Optional<String> reason = SpectralDescent.objection(
                    manifolds.get(b), problem.initial().blocks().get(b));
            if (reason.isPresent()) {
                return Optional.of("muon has no step under the constraint on weight block " + name + ": " + reason.get()
                        + "; use another dynamics");
            }
        }
        return super.objection(problem);
    }

    private static boolean signIsTangent(Constraint constraint) {
        return constraint instanceof Unconstrained
                || constraint instanceof RestoringConstraint
                || constraint.identifiesRotations();
    }

    @Override
    Update update(TrainingProblem problem) {
        return new MuonUpdate(options.rate(), options.momentum(), options.orthogonalisation(), problem);
    }
}
