package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * {@link NtXent} without the positive in the denominator, so that attraction and repulsion do not weaken each other. Its
 * value is log(2n − 2) at collapse and log(2n − 2) − (1 + 1/(n − 1))/τ at an aligned simplex; it may be negative. Yeh et al.
 * (2022), eq. 6.
 */
final class Dcl implements Loss, RotationInvariant, ScaleInvariant {

    private final DecoupledRows rows;
    private double[] weights = new double[0];

    /** Creates the loss. */
    public Dcl(DclOptions options) {
        this.rows = new DecoupledRows(
                "dcl", options.temperature(), options.denominator() == DclOptions.Denominator.PER_BLOCK);
    }

    @Override
    public ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public double value(Embeddings embeddings) {
        rows.prepare(embeddings);
        if (weights.length != embeddings.samples()) {
            weights = new double[embeddings.samples()];
            Arrays.fill(weights, 1);
        }
        return rows.value(embeddings, weights);
    }

    @Override
    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        embeddings.checkResult(gradient);
        double value = value(embeddings);
        rows.gradient(embeddings, gradient);
        return value;
    }
}
