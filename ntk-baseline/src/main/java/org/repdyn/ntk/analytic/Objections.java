package org.repdyn.ntk.analytic;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.ntk.spi.BaselineProblem;

/** Checks whether a problem can be followed in function space. */
final class Objections {

    private Objections() {}

    /** Returns the first reason why it cannot, as one line for the user; empty if it can. */
    static Optional<String> find(BaselineProblem problem) {
        R064Store views = problem.views().matrix();
        R064Store evaluation = problem.evaluation();
        if (problem.outputs() < 1) {
            return Optional.of("the embedding dimension is " + problem.outputs() + "; it must be at least 1");
        }
        if (evaluation.getRowDim() > 0 && evaluation.getColDim() != views.getColDim()) {
            return Optional.of("the evaluation inputs have " + evaluation.getColDim() + " columns, the training views "
                    + views.getColDim() + "; a kernel needs equally many");
        }
        return blocks(problem)
                .or(() -> targets(problem))
                .or(() -> notFinite("training views", views))
                .or(() -> notFinite("evaluation inputs", evaluation));
    }

    private static Optional<String> blocks(BaselineProblem problem) {
        ViewRequirements needed = problem.field().views();
        ViewLayout layout = problem.views().layout();
        if (layout.positives() < needed.positives() || layout.negatives() < needed.negatives()) {
            return Optional.of("the loss needs " + needed.positives() + " positives and " + needed.negatives()
                    + " negatives of each sample, the data has " + layout.positives() + " and " + layout.negatives());
        }
        return Optional.empty();
    }

    private static Optional<String> targets(BaselineProblem problem) {
        if (!problem.field().views().targets()) {
            return Optional.empty();
        }
        if (problem.views().targets().isEmpty()) {
            return Optional.of("the loss needs a target for each sample and the data has none;"
                    + " use a self-supervised loss or data with targets");
        }
        int width = problem.views().targets().get().getColDim();
        return width == problem.outputs()
                ? Optional.empty()
                : Optional.of("the targets have " + width + " columns, the embeddings " + problem.outputs()
                        + "; give the encoder " + width + " outputs");
    }

    private static Optional<String> notFinite(String what, R064Store matrix) {
        for (int j = 0; j < matrix.getColDim(); j++) {
            for (int i = 0; i < matrix.getRowDim(); i++) {
                double x = matrix.data[j * matrix.getRowDim() + i];
                if (!Double.isFinite(x)) {
                    return Optional.of("the " + what + " hold " + x + " in row " + (i + 1) + ", column " + (j + 1)
                            + " (counted from 1); a kernel needs finite inputs");
                }
            }
        }
        return Optional.empty();
    }
}
