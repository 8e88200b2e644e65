package org.repdyn.ntk.analytic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.ntk.spi.BaselineProblem;

/** The assumptions of the built-in baselines. */
final class KernelAssumptions {

    /** The assumption of at least one positive per sample, which forms a pair with the anchor. */
    static final BaselineAssumption PAIRS = new BaselineAssumption(
            "pairs of views",
            problem -> problem.views().layout().positives() < 1
                    ? Optional.of("a kernel representation is learned from pairs, and the loss asks for no positives;"
                            + " use a loss of pairs of views")
                    : Optional.empty());

    /** The assumption that the loss is a function of UUᵀ alone. */
    static final BaselineAssumption ROTATION_INVARIANT = new BaselineAssumption(
            "a loss that does not change when the embeddings are rotated",
            problem -> RotationInvariant.violation(problem.field())
                    .map(reason -> "constraint grassmann treats embeddings that differ by a rotation as the same, but"
                            + " the loss " + reason + "; use constraint: none, or a rotation-invariant loss"));

    private KernelAssumptions() {}

    /**
     * Returns the assumptions of a baseline: those that all baselines with the kernel of a network share, and its own.
     *
     * @param network the network
     * @param further assumptions of this baseline alone
     */
    static List<BaselineAssumption> of(InfiniteNetwork network, BaselineAssumption... further) {
        List<BaselineAssumption> result = new ArrayList<>(List.of(
                new BaselineAssumption(
                        "the views and targets that the loss needs",
                        problem -> problem.field().views().violation(problem.views())),
                new BaselineAssumption("targets of the width of the embeddings", KernelAssumptions::targets),
                new BaselineAssumption(
                        "finite training views",
                        problem -> finite("training views", problem.views().matrix())),
                new BaselineAssumption(
                        "finite evaluation inputs", problem -> finite("evaluation inputs", problem.evaluation())),
                new BaselineAssumption(
                        "inputs of the size of the network's image",
                        problem -> network.objection(problem.views().matrix())),
                new BaselineAssumption("kernels that fit into memory", PointKernels::objection)));
        result.addAll(List.of(further));
        return List.copyOf(result);
    }

    private static Optional<String> targets(BaselineProblem problem) {
        if (!problem.field().views().targets()) {
            return Optional.empty();
        }
        return problem.views()
                .targets()
                .flatMap(targets -> ViewRequirements.targetWidthViolation(targets, problem.outputs()));
    }

    private static Optional<String> finite(String what, R064Store matrix) {
        for (int j = 0; j < matrix.getColDim(); j++) {
            for (int i = 0; i < matrix.getRowDim(); i++) {
                double x = matrix.data[j * matrix.getRowDim() + i];
                if (!Double.isFinite(x)) {
                    return Optional.of("the " + what + " hold " + Decimals.text(x) + " in row " + (i + 1) + ", column "
                            + (j + 1) + " (counted from 1); a kernel needs finite inputs");
                }
            }
        }
        return Optional.empty();
    }
}
