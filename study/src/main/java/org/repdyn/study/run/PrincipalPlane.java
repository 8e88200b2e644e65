package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.study.plan.AssembledArm;
import org.repdyn.study.plan.CheckedArm;

/** Projection of the held-out samples to the plane of the first two principal components of their embeddings. */
final class PrincipalPlane {

    private PrincipalPlane() {}

    static List<EmbeddingPoint> points(CheckedArm plan, AssembledArm arm, Snapshot state, LinearAlgebra algebra) {
        EvaluationSet evaluation = arm.evaluation();
        int n = evaluation.heldOutSize();
        R064Store all = state.evaluation();
        if (n < 2 || !finite(all.data)) {
            return List.of();
        }
        R064Store centred = centred(all, evaluation.trainSize(), n);
        ThinSvd svd = algebra.thinSvd(centred);
        double[] x = component(svd, 0, n);
        double[] y = component(svd, 1, n);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.max(Math.abs(x[i]), Math.abs(y[i])));
        }
        double scale = largest > 0 ? 1 / largest : 0;
        List<EmbeddingPoint> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int sample = i;
            OptionalInt label = evaluation
                    .labels()
                    .map(l -> l[evaluation.trainSize() + sample])
                    .filter(l -> l != EvaluationSet.UNLABELLED)
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
            points.add(new EmbeddingPoint(plan.name(), i, label, x[i] * scale, y[i] * scale, Optional.empty()));
        }
        return points;
    }

    private static R064Store centred(R064Store all, int from, int n) {
        R064Store result = R064Store.FACTORY.make(n, all.getColDim());
        for (int j = 0; j < all.getColDim(); j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += all.doubleValue(from + i, j) / n;
            }
            for (int i = 0; i < n; i++) {
                result.set(i, j, all.doubleValue(from + i, j) - mean);
            }
        }
        return result;
    }

    /**
     * Returns a component with the sign that makes its largest right-hand entry positive, so that plots do not flip.
     */
    private static double[] component(ThinSvd svd, int index, int n) {
        double[] result = new double[n];
        if (index >= svd.values().length) {
            return result;
        }
        double sign = 0;
        double largest = -1;
        for (int i = 0; i < svd.right().getRowDim(); i++) {
            double v = svd.right().doubleValue(i, index);
            if (Math.abs(v) > largest) {
                largest = Math.abs(v);
                sign = Math.signum(v);
            }
        }
        for (int i = 0; i < n; i++) {
            result[i] = sign * svd.values()[index] * svd.left().doubleValue(i, index);
        }
        return result;
    }

    private static boolean finite(double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }
}
