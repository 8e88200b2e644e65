package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.SurrogateField;

/**
 * {@link Dcl} with stop-gradient weights wᵢ = 2 − n·softmaxᵢ(cos(uᵢ, uᵢ⁺)/σ) of the positives: distant pairs are attracted
 * more. The field is not a gradient because of the stop-gradient. Yeh et al. (2022), section 3.2.
 */
final class WeightedDcl implements SurrogateField, RotationInvariant {

    private final DecoupledRows rows;
    private final double sigma;
    private double[] weights = new double[0];

    /** Creates the field. */
    public WeightedDcl(WeightedDclOptions options) {
        this.rows = new DecoupledRows("dclw", options.temperature(), false);
        this.sigma = options.sigma();
    }

    @Override
    public ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public double surrogate(Embeddings embeddings) {
        rows.prepare(embeddings);
        weigh(embeddings.samples());
        return rows.value(embeddings, weights);
    }

    @Override
    public void field(Embeddings embeddings, R064Store result) {
        embeddings.checkResult(result);
        surrogate(embeddings);
        rows.gradient(embeddings, result);
    }

    private void weigh(int n) {
        weights = weights.length == n ? weights : new double[n];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            weights[i] = rows.cosine(i) / sigma;
            largest = Math.max(largest, weights[i]);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            weights[i] = Math.exp(weights[i] - largest);
            sum += weights[i];
        }
        for (int i = 0; i < n; i++) {
            weights[i] = 2 - n * weights[i] / sum;
        }
    }
}
