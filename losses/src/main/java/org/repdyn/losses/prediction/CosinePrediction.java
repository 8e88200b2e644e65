package org.repdyn.losses.prediction;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.RotationInvariant;

/** Base class of offset − weight·(mean cos(p, t⁺) + mean cos(p⁺, t)): each view predicts the other. */
abstract class CosinePrediction extends PredictionRule implements RotationInvariant {

    private final double offset;
    private final double weight;
    private final boolean stopGradient;
    private final UnitRows predictions = new UnitRows();
    private final UnitRows teacher = new UnitRows();

    CosinePrediction(String name, double offset, double weight, boolean stopGradient) {
        super(name);
        this.offset = offset;
        this.weight = weight;
        this.stopGradient = stopGradient;
    }

    /** Returns true if the gradient does not pass through the target. */
    public final boolean stopGradient() {
        return stopGradient;
    }

    @Override
    public final boolean actsThroughPredictions() {
        return stopGradient;
    }

    @Override
    final double evaluate(Embeddings u, R064Store toEmbeddings, R064Store toPredictions) {
        int n = u.samples();
        UndefinedPoint.unitPairs(predictions, u.predictionsOrSelf(), name(), "the prediction from");
        // Without a predictor and a teacher both are the embeddings.
        boolean same = u.companions().predictions().isEmpty()
                && u.companions().teacher().isEmpty();
        UnitRows targets = same ? predictions : teacher;
        if (!same) {
            UndefinedPoint.unitPairs(teacher, u.teacherOrSelf(), name(), "the embedding of");
        }
        double sum = sumOfCosines(predictions.matrix().data, targets.matrix().data, n);
        pull(targets.matrix(), toPredictions, n);
        predictions.pullBack(toPredictions);
        if (!stopGradient && u.companions().teacher().isEmpty()) {
            pull(predictions.matrix(), toEmbeddings, n);
            targets.pullBack(toEmbeddings);
        }
        return offset - weight * sum / n;
    }

    /** Overwrites each row of {@code result} with −weight/n times the unit row of the other view. */
    private void pull(R064Store units, R064Store result, int n) {
        double factor = -weight / n;
        for (int at = 0; at < result.data.length; at += 2 * n) {
            for (int i = at; i < at + n; i++) {
                result.data[i] = factor * units.data[i + n];
                result.data[i + n] = factor * units.data[i];
            }
        }
    }

    /** Returns the sum of the inner products of each unit row with that of the other view, in four parts that do not wait for each other. */
    private static double sumOfCosines(double[] p, double[] t, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int at = 0; at < p.length; at += 2 * n) {
            int i = at;
            for (; i + 1 < at + n; i += 2) {
                s0 += p[i] * t[i + n];
                s1 += p[i + n] * t[i];
                s2 += p[i + 1] * t[i + 1 + n];
                s3 += p[i + 1 + n] * t[i + 1];
            }
            if (i < at + n) {
                s0 += p[i] * t[i + n];
                s1 += p[i + n] * t[i];
            }
        }
        return (s0 + s1) + (s2 + s3);
    }
}
