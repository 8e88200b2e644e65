package org.repdyn.dynamics.flow;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spectral.SpectralDescent;
import org.repdyn.manifolds.spi.Manifold;

/**
 * The field of the smoothed flow of Muon: U·diag(σ/√(σ² + μ²))·Vᵀ of the gradient of each learned block, or its counterpart among tangent
 * matrices, {@link SpectralDescent#smoothed}. Moving averages follow their own field.
 */
final class SmoothedSpectralField implements PointField {

    private final WeightField field;
    private final int learnedBlocks;
    private final List<SpectralDescent> descents = new ArrayList<>();
    private final double[] mu;
    private final Weights euclidean;

    /**
     * Creates the field of one run.
     *
     * @param smoothing μ as a share of the largest singular value of the gradient of a block at the start
     */
    SmoothedSpectralField(WeightField field, double smoothing) {
        this.field = field;
        TrainingProblem problem = field.problem();
        this.learnedBlocks = problem.learnedBlocks();
        this.mu = new double[learnedBlocks];
        this.euclidean = problem.initial().zeros();
        field.euclideanGradient(problem.initial(), euclidean);
        for (int b = 0; b < learnedBlocks; b++) {
            Manifold manifold = field.manifold().factors().get(b);
            descents.add(new SpectralDescent(manifold, Orthogonalisation.SVD, problem.algebra()));
            R064Store tangent = manifold.project(
                    problem.initial().blocks().get(b), euclidean.blocks().get(b));
            double largest = problem.algebra().thinSvd(tangent).values()[0];
            mu[b] = smoothing * (largest > 0 ? largest : 1);
        }
    }

    @Override
    public void field(Weights point, Weights result) {
        field.euclideanGradient(point, euclidean);
        if (!Finite.all(euclidean)) {
            result.set(euclidean); // The integrator handles a field that is not finite.
            return;
        }
        List<Manifold> manifolds = field.manifold().factors();
        for (int b = 0; b < manifolds.size(); b++) {
            R064Store at = point.blocks().get(b);
            R064Store gradient = euclidean.blocks().get(b);
            R064Store to = result.blocks().get(b);
            if (b >= learnedBlocks) {
                manifolds.get(b).gradient(at, gradient, to);
                continue;
            }
            double[] direction = descents.get(b).smoothed(at, gradient, mu[b]).data;
            for (int i = 0; i < direction.length; i++) {
                to.data[i] = -direction[i];
            }
        }
    }
}
