package org.repdyn.dynamics.descent;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.RestoringConstraint;
import org.repdyn.manifolds.spi.Unconstrained;

/**
 * The Muon optimiser (Jordan et al. 2024): a step has the direction msign(M), M the momentum, whose singular values are all 1. It is the
 * steepest descent in the spectral norm. On a subspace (Grassmannian) the Riemannian gradient is orthogonal to W, and so is its matrix
 * sign: the step that minimises ⟨G, A⟩ over tangent A with ‖A‖₂ ≤ 1. On other manifolds msign(M) is not tangent, and they are
 * refused. Time is the number of steps times η; the limit of small steps without momentum is Ẇ = −msign(grad L).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Muon extends Descent {

    private final MuonOptions options;

    /**
     * Creates a Muon optimiser.
     *
     * @param options learning rate, momentum, matrix sign, retraction and events
     */
    public Muon(MuonOptions options) {
        super(options.rate(), options.step(), options.events());
        this.options = options;
    }

    @Override
    public Optional<String> unpredicted() {
        return Optional.of(
                "muon follows the matrix sign of the gradient, W' = -msign(grad L), and not the gradient flow");
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < problem.learnedBlocks(); b++) {
            Constraint constraint = problem.constraints().get(b);
            if (!allows(constraint) && problem.manifolds().get(b).dimension() > 0) {
                return Optional.of(
                        "muon steps are tangent without a constraint or under one that identifies rotations of the"
                                + " outputs, and weight block " + blocks.get(b).name()
                                + " has another one; use euclidean, grassmann, soft-orthogonal or landing, or another dynamics");
            }
        }
        return super.objection(problem);
    }

    private static boolean allows(Constraint constraint) {
        return constraint instanceof Unconstrained
                || constraint instanceof RestoringConstraint
                || constraint.identifiesRotations();
    }

    @Override
    Update update(TrainingProblem problem) {
        return new MuonUpdate(
                options.rate(),
                options.momentum(),
                new MatrixSign(options.orthogonalisation(), problem.algebra()),
                problem.initial(),
                problem.learnedBlocks());
    }
}
