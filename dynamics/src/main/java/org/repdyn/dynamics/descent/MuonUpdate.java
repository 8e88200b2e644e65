package org.repdyn.dynamics.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spectral.SpectralDescent;
import org.repdyn.manifolds.spectral.SpectralDirection;
import org.repdyn.manifolds.spi.Manifold;

/**
 * The update rule M ← βM + PG, step ηA with A the tangent matrix of spectral norm 1 that minimises ⟨M, A⟩, block by block. G is the
 * Euclidean gradient and P the projection onto the tangent space; the metric of the manifold plays no part. M is zero at the start and is
 * transported to each new point by projection onto its tangent space.
 */
final class MuonUpdate implements Update {

    private final double rate;
    private final double momentum;
    private final int learnedBlocks;
    private final List<SpectralDescent> descents = new ArrayList<>();
    private final Weights moments;
    private final Weights scratch;
    private long steps;
    /** Number of the first step that needed a dual ascent, from 1 on. */
    private long firstDual;

    private int mostNewtonSteps;
    private double widestGap;
    private double largestSignError;

    /**
     * Creates the rule of one run.
     *
     * @param rate learning rate η
     * @param momentum β
     * @param method how the matrix sign is computed
     * @param problem the problem, whose learned blocks the rule updates
     */
    MuonUpdate(double rate, double momentum, Orthogonalisation method, TrainingProblem problem) {
        this.rate = rate;
        this.momentum = momentum;
        this.learnedBlocks = problem.learnedBlocks();
        for (Manifold manifold : problem.manifolds()) {
            descents.add(new SpectralDescent(manifold, method, problem.algebra()));
        }
        this.moments = problem.initial().zeros();
        this.scratch = problem.initial().zeros();
    }

    @Override
    public void gradient(WeightField problem, Weights point, Weights result) {
        problem.euclideanGradient(point, scratch);
        List<Manifold> manifolds = problem.manifold().factors();
        for (int b = 0; b < manifolds.size(); b++) {
            R064Store at = point.blocks().get(b);
            R064Store euclidean = scratch.blocks().get(b);
            R064Store to = result.blocks().get(b);
            if (b < learnedBlocks) {
                manifolds.get(b).project(at, euclidean, to);
            } else {
                manifolds.get(b).gradient(at, euclidean, to);
            }
        }
    }

    @Override
    public void step(WeightField problem, Weights point, Weights gradient) {
        steps++;
        for (int b = 0; b < learnedBlocks; b++) {
            R064Store m = moments.blocks().get(b);
            double[] g = gradient.blocks().get(b).data;
            for (int i = 0; i < g.length; i++) {
                m.data[i] = momentum * m.data[i] + g[i];
            }
            SpectralDirection direction =
                    descents.get(b).direction(point.blocks().get(b), m);
            if (mostNewtonSteps == 0) {
                firstDual = steps;
            }
            mostNewtonSteps = Math.max(mostNewtonSteps, direction.newtonSteps());
            widestGap = Math.max(widestGap, direction.gap());
            largestSignError = Math.max(largestSignError, direction.signError());
            for (int i = 0; i < g.length; i++) {
                g[i] = rate * direction.matrix().data[i];
            }
        }
    }

    @Override
    public void arrived(WeightField problem, Weights point) {
        problem.manifold().project(point, moments, scratch);
        moments.set(scratch);
    }

    @Override
    public Optional<RunEvents.Occurrence> remark() {
        if (largestSignError > 0) {
            return Optional.of(new RunEvents.Occurrence(
                    0,
                    String.format(
                            Locale.ROOT,
                            "newton-schulz: singular values of the steps are up to %.0f %% off",
                            100 * largestSignError)));
        }
        return mostNewtonSteps == 0
                ? Optional.empty()
                : Optional.of(new RunEvents.Occurrence(
                        rate * firstDual,
                        String.format(
                                Locale.ROOT,
                                "steps by dual ascent (up to %d Newton steps each, within %.1g of the best direction)",
                                mostNewtonSteps,
                                widestGap)));
    }
}
