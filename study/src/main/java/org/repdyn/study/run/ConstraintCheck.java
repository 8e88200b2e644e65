package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.RestoringConstraint;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.AssembledArm;

/**
 * Check that the weights of a run stay on the manifolds of its constraints. The built-in manifolds hold this by their tests, so only
 * constraints that do not come with RepDyn are checked, and of these not the ones that only pull the weights towards a manifold.
 */
final class ConstraintCheck {

    /** Largest relative violation: the rounding of a million steps stays below 1e-12, and a wrong step is far above. */
    private static final double RESIDUAL_TOLERANCE = 1e-6;

    private final List<Checked> checked = new ArrayList<>();

    /**
     * Manifold of one weight block.
     *
     * @param owner constraint with its jar
     * @param index index of the block
     */
    private record Checked(String owner, int index, String block, Manifold manifold) {}

    /** Creates the manifolds of the constraints that are checked. */
    ConstraintCheck(ArmPlan plan, AssembledArm arm) {
        if (!(arm instanceof AssembledArm.Training training)) {
            return;
        }
        TrainingProblem problem = training.problem();
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        List<String> foreign = plan.foreignPlugins();
        for (int i = 0; i < blocks.size(); i++) {
            String owner = plan.plugin(
                    "constraint", training.method().constraints().get(i).name());
            Constraint constraint = problem.constraints().get(i);
            if (foreign.contains(owner) && !(constraint instanceof RestoringConstraint)) {
                WeightBlock block = blocks.get(i);
                checked.add(new Checked(
                        owner,
                        i,
                        block.name(),
                        constraint.on(block.rows(), block.columns(), block.scale(), problem.algebra())));
            }
        }
    }

    /**
     * Checks the weights of one state.
     *
     * @throws BrokenRunException if a block is not on its manifold
     */
    void weights(double t, Weights weights) {
        for (Checked one : checked) {
            R064Store block = weights.blocks().get(one.index());
            double residual = one.manifold().residual(block);
            // NaN is not at most the tolerance.
            if (!(residual <= RESIDUAL_TOLERANCE)) {
                throw new BrokenRunException(String.format(
                        Locale.ROOT,
                        "%s: weight block %s is not on its manifold at t = %.4g: it misses its constraint by %.3g, and at most %.0e is"
                                + " allowed; its author must test the manifold with the contract of repdyn-testkit",
                        one.owner(),
                        one.block(),
                        t,
                        residual,
                        RESIDUAL_TOLERANCE));
            }
        }
    }
}
