package org.repdyn.dynamics.predictor;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.testsupport.RandomMatrices;

/**
 * Views whose sample covariances are exactly the population covariances of the papers: clean anchors with XᵀX/n = I,
 * positives X + N with NᵀX = 0 and NᵀN/n = σ²I. A simulation on these views differs from the law by no sampling error.
 */
final class WhiteViews {

    static final int DIMENSION = 4;
    static final double SIGMA = 0.3;

    private WhiteViews() {}

    static Views views() {
        int d = DIMENSION;
        int n = 2 * d;
        R064Store x = R064Store.FACTORY.make(2 * n, d);
        for (int j = 0; j < d; j++) {
            double length = Math.sqrt(d);
            x.set(j, j, length);
            x.set(d + j, j, -length);
            x.set(n + j, j, length * (1 + SIGMA));
            x.set(n + d + j, j, length * (SIGMA - 1));
        }
        return new Views(new ViewLayout(n, 1, 0), x, Optional.empty());
    }

    /** Returns W₀ with the given eigenvalues of WᵀW and random singular vectors. */
    static R064Store start(double... eigenvalues) {
        int k = eigenvalues.length;
        R064Store left = RandomMatrices.orthonormal(DIMENSION, k, 5);
        R064Store right = RandomMatrices.orthonormal(k, k, 6);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < DIMENSION; i++) {
                left.set(i, j, left.doubleValue(i, j) * Math.sqrt(eigenvalues[j]));
            }
        }
        return Fixtures.ALGEBRA.multiplyRightTransposed(left, right);
    }

    /** Returns a problem of a linear model on the views; the predictor head initialises the further blocks. */
    static TrainingProblem problem(
            EmbeddingField field, Optional<PredictorHead> predictor, R064Store start, TimeGrid times) {
        Encoder encoder = EncoderWithCompanions.of(new LinearEncoder(start.getColDim()), predictor, field);
        Weights initial = encoder.initialise(DIMENSION, new Seed(3));
        initial.blocks().get(0).fillMatching(start);
        encoder.blocks(DIMENSION).stream()
                .filter(b -> b.name().equals("teacher-W"))
                .findFirst()
                .ifPresent(
                        b -> initial.blocks().get(initial.blocks().size() - 1).fillMatching(start));
        return new TrainingProblem(
                field,
                views(),
                R064Store.FACTORY.make(0, DIMENSION),
                encoder,
                initial.blocks().stream()
                        .map(b -> Fixtures.constraint("euclidean"))
                        .toList(),
                initial,
                times,
                Fixtures.ALGEBRA,
                new Seed(1));
    }

    /** Returns the eigenvalues of WᵀW in ascending order. */
    static double[] eigenvalues(R064Store w) {
        return Fixtures.ALGEBRA
                .symmetricEigen(Fixtures.ALGEBRA.multiplyLeftTransposed(w, w))
                .values();
    }
}
