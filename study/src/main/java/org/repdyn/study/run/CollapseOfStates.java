package org.repdyn.study.run;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.trajectory.Snapshot;

/** Kind of collapse between two states, by the rules of {@link CollapseAnalysis} and {@link Findings} on recorded observables. */
final class CollapseOfStates {

    private final LinearAlgebra algebra;
    private final int samples;

    /**
     * Creates a judge.
     *
     * @param samples number of training samples, which are the first rows of an evaluation
     */
    CollapseOfStates(LinearAlgebra algebra, int samples) {
        this.algebra = algebra;
        this.samples = samples;
    }

    /** Returns the kind of collapse; empty if there are fewer than two samples, or embeddings are not finite. */
    Optional<CollapseKind> between(Snapshot first, Snapshot last) {
        if (samples < 2
                || !finite(first.embeddings())
                || !finite(last.embeddings())
                || !finite(first.evaluation())
                || !finite(last.evaluation())) {
            return Optional.empty();
        }
        double before = norm(first.embeddings());
        if ((before > 0 && norm(last.embeddings()) < CollapseAnalysis.LOST_FRACTION * before)
                || EqualRows.in(last.evaluation())) {
            return Optional.of(CollapseKind.COMPLETE);
        }
        double[] end = singularValues(last.evaluation());
        double[] start = singularValues(first.evaluation());
        // One output, two samples and data of one dimension have rank one from the start: nothing fell.
        if (effectiveRank(end) < Findings.COLLAPSED && effectiveRank(start) >= Findings.COLLAPSED) {
            return Optional.of(CollapseKind.RANK_ONE);
        }
        for (int i = 1; i < end.length; i++) {
            if (CollapseAnalysis.isLost(end[i], end[0]) && !CollapseAnalysis.isLost(start[i], start[0])) {
                return Optional.of(CollapseKind.DIMENSIONAL);
            }
        }
        return Optional.of(CollapseKind.NONE);
    }

    /** Returns the singular values of the centred training samples, relative to their largest entry. */
    private double[] singularValues(R064Store evaluation) {
        int outputs = evaluation.getColDim();
        R064Store centred = R064Store.FACTORY.make(samples, outputs);
        // Division by the largest entry keeps squares of entries of size 1e200 finite.
        double scale = largest(evaluation);
        for (int j = 0; j < outputs; j++) {
            double mean = 0;
            for (int i = 0; i < samples; i++) {
                mean += evaluation.doubleValue(i, j) / scale / samples;
            }
            for (int i = 0; i < samples; i++) {
                centred.set(i, j, evaluation.doubleValue(i, j) / scale - mean);
            }
        }
        return algebra.thinSvd(centred).values();
    }

    /** Returns exp(−Σ p log p) with p = σ/Σσ; 1 if all singular values are zero. */
    private static double effectiveRank(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double entropy = 0;
        for (double value : values) {
            double p = value / sum;
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.exp(entropy);
    }

    private static double norm(R064Store matrix) {
        double scale = largest(matrix);
        double sum = 0;
        for (double value : matrix.data) {
            sum += value / scale * (value / scale);
        }
        return scale * Math.sqrt(sum);
    }

    /** Returns the largest absolute entry; 1 for a zero matrix. */
    private static double largest(R064Store matrix) {
        double largest = 0;
        for (double value : matrix.data) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest > 0 ? largest : 1;
    }

    private static boolean finite(R064Store matrix) {
        for (double value : matrix.data) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
