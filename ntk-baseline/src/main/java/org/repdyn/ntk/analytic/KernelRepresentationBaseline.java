package org.repdyn.ntk.analytic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.ntk.closedform.KernelRepresentation;
import org.repdyn.ntk.closedform.Ridge;
import org.repdyn.ntk.spi.BaselineProblem;

/**
 * The limit of training in the kernel's function space, in closed form. It does not depend on time, so every time of
 * the grid shows the same state. It is learned from anchors and first positives and embeds all views and evaluation
 * inputs. The loss of the problem is measured, not optimised.
 */
final class KernelRepresentationBaseline extends NetworkBaseline {

    private final KernelRepresentationOptions options;

    KernelRepresentationBaseline(KernelRepresentationOptions options, InfiniteNetwork network) {
        super(network, options.kernel(), KernelAssumptions.of(network, KernelAssumptions.PAIRS));
        this.options = options;
    }

    @Override
    Result follow(BaselineProblem problem, PointKernels kernels, TrajectoryObserver observer, RunControl control) {
        try {
            return show(problem, kernels, observer, control);
        } catch (IllegalArgumentException e) {
            return new Result(new StopReason.Failed(0, e), Map.of());
        }
    }

    private Result show(
            BaselineProblem problem, PointKernels kernels, TrajectoryObserver observer, RunControl control) {
        R064Store all = kernels.training();
        R064Store cross = kernels.cross();
        int[] pairs = pairs(problem.views().layout());
        R064Store kernel = columns(rows(all, pairs), pairs);
        Ridge ridge = Ridge.relativeToMeanTrace(options.ridge());
        KernelRepresentation best = options.objective() == RepresentationObjective.SPECTRAL
                ? KernelRepresentation.spectral(kernel, ridge, problem.outputs(), problem.algebra())
                : KernelRepresentation.of(
                        kernel,
                        KernelRepresentation.pairLaplacian(new ViewLayout(pairs.length / 2, 1, 0)),
                        ridge,
                        problem.outputs(),
                        problem.algebra());
        InitialFunction end = new InitialFunction(
                best.embed(columns(all, pairs), problem.algebra()),
                best.embed(columns(cross, pairs), problem.algebra()),
                0);
        KernelSetting setting = new KernelSetting(problem, all, cross, end);
        double last = 0;
        for (double time : problem.times().toArray()) {
            if (control.cancelled()) {
                return new Result(new StopReason.Cancelled(last), Map.of());
            }
            setting.show(time, end.training(), end::evaluation, observer, control);
            last = time;
        }
        Map<String, Double> notes = new LinkedHashMap<>();
        notes.put("ridge", ridge.on(kernel));
        notes.put("lowest-cost", best.costs()[0]);
        notes.put("highest-cost", best.costs()[best.costs().length - 1]);
        return new Result(new StopReason.Completed(last), notes, notices(problem));
    }

    /** Returns the rows of the anchors, then of their first positives. */
    private static int[] pairs(ViewLayout layout) {
        int n = layout.samples();
        int[] result = new int[2 * n];
        for (int i = 0; i < n; i++) {
            result[i] = i;
            result[n + i] = layout.firstRow(layout.positiveBlock(0)) + i;
        }
        return result;
    }

    private static R064Store rows(R064Store matrix, int[] rows) {
        R064Store result = R064Store.FACTORY.make(rows.length, matrix.getColDim());
        for (int j = 0; j < matrix.getColDim(); j++) {
            for (int i = 0; i < rows.length; i++) {
                result.data[j * rows.length + i] = matrix.data[j * matrix.getRowDim() + rows[i]];
            }
        }
        return result;
    }

    private static R064Store columns(R064Store matrix, int[] columns) {
        int n = matrix.getRowDim();
        R064Store result = R064Store.FACTORY.make(n, columns.length);
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(matrix.data, columns[j] * n, result.data, j * n, n);
        }
        return result;
    }
}
