package org.repdyn.tangent.drift;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.InitialWeights;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Retraction;

/** Factory of small problems with constant kernels and with kernels that change. */
final class DriftProblems {

    static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    static final int N = 8;
    static final int D = 5;
    static final int K = 2;

    static R064Store gaussian(int rows, int columns, Seed seed) {
        var normal = seed.gaussians();
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = normal.sample();
        }
        return result;
    }

    static Views regression(Seed seed) {
        return new Views(
                new ViewLayout(N, 0, 0), gaussian(N, D, seed.child("x")), Optional.of(gaussian(N, K, seed.child("y"))));
    }

    static Views pairs(Seed seed) {
        R064Store x = gaussian(2 * N, D, seed.child("x"));
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < D; j++) {
                x.set(N + i, j, x.doubleValue(i, j) + 0.3 * x.doubleValue(N + i, j));
            }
        }
        return new Views(new ViewLayout(N, 1, 0), x, Optional.empty());
    }

    static Views triplets(Seed seed) {
        R064Store x = gaussian(3 * N, D, seed.child("x"));
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < D; j++) {
                x.set(N + i, j, x.doubleValue(i, j) + 0.3 * x.doubleValue(N + i, j));
            }
        }
        return new Views(new ViewLayout(N, 1, 1), x, Optional.empty());
    }

    static TrainingProblem problem(
            EmbeddingField field, Views views, int width, List<Constraint> constraints, double end, Seed seed) {
        Encoder encoder = network(width);
        return new TrainingProblem(
                field,
                views,
                R064Store.FACTORY.make(0, D),
                encoder,
                constraints,
                InitialWeights.draw(
                        encoder, constraints, D, seed.child("weights").child(width), ALGEBRA),
                TimeGrid.of(0, end),
                ALGEBRA,
                seed);
    }

    static Dynamics flow() {
        return new GradientFlow(new GradientFlowOptions(1e-5, 1e-7, 200_000));
    }

    static Dynamics descent() {
        return new GradientDescent(0.2, Retraction.GEODESIC);
    }

    static Encoder network(int width) {
        return new TwoLayerEncoder(K, width, HiddenActivation.RELU);
    }

    private DriftProblems() {}
}
