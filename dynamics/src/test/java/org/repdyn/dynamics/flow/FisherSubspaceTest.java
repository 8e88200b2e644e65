package org.repdyn.dynamics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.SubspaceAngles;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.SpectralContrastiveOptions;
import org.repdyn.testsupport.RandomMatrices;

/**
 * Tests the minimum of the spectral contrastive loss on a mixture whose sample moments are exactly those of the population:
 * each component has the points μ ± √(d·σⱼ²)·eⱼ, so that its covariance is Σ = diag(σ²), and all pairs within a component are
 * views of each other.
 */
@DisplayName("Pairs of one component")
final class FisherSubspaceTest {

    private static final int DIMENSION = 4;
    private static final int COMPONENTS = 3;
    private static final double[] VARIANCES = {4, 2, 0.5, 0.25};

    /** Returns the means, d×K: the corners of an equilateral triangle in a random plane, with distance 3. */
    private static R064Store means() {
        R064Store plane = RandomMatrices.orthonormal(DIMENSION, 2, 1);
        R064Store result = R064Store.FACTORY.make(DIMENSION, COMPONENTS);
        for (int c = 0; c < COMPONENTS; c++) {
            double angle = 2 * Math.PI * c / COMPONENTS;
            for (int i = 0; i < DIMENSION; i++) {
                result.set(
                        i,
                        c,
                        Math.sqrt(3)
                                * (Math.cos(angle) * plane.doubleValue(i, 0)
                                        + Math.sin(angle) * plane.doubleValue(i, 1)));
            }
        }
        return result;
    }

    /** Returns a coordinate of a point of a component; points 2j and 2j + 1 lie along axis j. */
    private static double coordinate(R064Store means, int component, int point, int axis) {
        double deviation = point / 2 == axis ? Math.sqrt(DIMENSION * VARIANCES[axis]) : 0;
        return means.doubleValue(axis, component) + (point % 2 == 0 ? deviation : -deviation);
    }

    @Test
    @DisplayName("lead to span W = Σ⁻¹span(μ), not to span(μ)")
    void spectralContrastive() {
        R064Store means = means();
        int points = 2 * DIMENSION;
        int n = COMPONENTS * points * points;
        R064Store x = R064Store.FACTORY.make(2 * n, DIMENSION);
        for (int pair = 0; pair < n; pair++) {
            int component = pair / (points * points);
            for (int axis = 0; axis < DIMENSION; axis++) {
                x.set(pair, axis, coordinate(means, component, pair / points % points, axis));
                x.set(n + pair, axis, coordinate(means, component, pair % points, axis));
            }
        }
        R064Store start = RandomMatrices.gaussian(DIMENSION, 2, 2);
        for (int i = 0; i < start.data.length; i++) {
            start.data[i] *= 0.1;
        }
        TrainingProblem problem = new TrainingProblem(
                ContrastiveLosses.SPECTRAL_CONTRASTIVE.create(
                        new SpectralContrastiveOptions(SpectralContrastiveOptions.Variant.PLAIN, 1)),
                new Views(new ViewLayout(n, 1, 0), x, Optional.empty()),
                R064Store.FACTORY.make(0, DIMENSION),
                new LinearEncoder(2),
                List.of(Fixtures.constraint("euclidean")),
                new Weights(List.of(start)),
                TimeGrid.of(0, 100),
                Fixtures.ALGEBRA,
                new Seed(1));
        R064Store w = Fixtures.run(new GradientFlow(new GradientFlowOptions(1e-9, 1e-12, 1_000_000)), problem)
                .lastWeights();
        R064Store span = R064Store.FACTORY.copy(means.limits(DIMENSION, 2));
        R064Store fisher = span.copy();
        for (int j = 0; j < 2; j++) {
            for (int i = 0; i < DIMENSION; i++) {
                fisher.set(i, j, span.doubleValue(i, j) / VARIANCES[i]);
            }
        }
        // The subspace attracts, so that the errors of the last steps alone are left, 1e-9 each.
        assertThat(SubspaceAngles.largest(w, fisher, Fixtures.ALGEBRA)).isLessThan(1e-9 * 10);
        assertThat(SubspaceAngles.largest(w, span, Fixtures.ALGEBRA)).isGreaterThan(0.3);
    }
}
