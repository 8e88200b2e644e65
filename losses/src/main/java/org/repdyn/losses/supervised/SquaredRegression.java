package org.repdyn.losses.supervised;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;

/**
 * Loss L = ‖U − Y‖²/(2n), the supervised reference: under a constant kernel K its flow is U̇ = −K(U − Y)/n. It is convex
 * and pairs no views. It is neither rotation-invariant nor homogeneous, since the targets are fixed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SquaredRegression implements Loss, MomentField {

    @Override
    public ViewRequirements views() {
        return ViewRequirements.TARGETS;
    }

    @Override
    public double value(Embeddings embeddings) {
        double[] u = embeddings.matrix().data;
        double[] y = targets(embeddings).data;
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double residual = u[i] - y[i];
            sum += residual * residual;
        }
        return sum / (2.0 * embeddings.samples());
    }

    @Override
    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        embeddings.checkResult(gradient);
        double[] u = embeddings.matrix().data;
        double[] y = targets(embeddings).data;
        int n = embeddings.samples();
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double residual = u[i] - y[i];
            sum += residual * residual;
            gradient.data[i] = residual / n;
        }
        return sum / (2.0 * n);
    }

    @Override
    public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        result.addMultiple(0, 0, 1, moments.mean(0));
        result.addMultiple(1, 0, -1, moments.mean(1));
        return true;
    }

    private R064Store targets(Embeddings embeddings) {
        R064Store targets = embeddings.requiredTargets();
        views().require("squared-regression", embeddings.layout());
        ViewRequirements.targetWidthViolation(targets, embeddings.dimension()).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return targets;
    }
}
