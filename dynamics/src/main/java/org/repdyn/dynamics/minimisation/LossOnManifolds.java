package org.repdyn.dynamics.minimisation;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spi.Manifold;

/** The loss of a problem, with its weight decay ½η‖W‖², as a function of a point of the product of the blocks' manifolds. */
final class LossOnManifolds {

    private final WeightField field;
    private final Product product;
    private final Weights weights;
    private final Weights gradient;

    LossOnManifolds(WeightField field) {
        this.field = field;
        this.product = Product.of(field.problem().manifolds());
        this.weights = field.problem().initial().copy();
        this.gradient = weights.zeros();
    }

    Manifold manifold() {
        return product.manifold();
    }

    R064Store start() {
        return product.pack(field.problem().initial().blocks().toArray(R064Store[]::new));
    }

    /** Returns the weights of a point; the next call of any method overwrites them. */
    Weights weights(R064Store point) {
        weights.unflatten(point.data);
        return weights;
    }

    double value(R064Store point) {
        Weights w = weights(point);
        double loss = field.loss(field.forward(w)).orElseThrow();
        double decay = field.problem().weightDecay();
        if (decay == 0) {
            return loss;
        }
        double square = 0;
        for (R064Store block : w.blocks()) {
            for (double entry : block.data) {
                square += entry * entry;
            }
        }
        return loss + decay / 2 * square;
    }

    void gradient(R064Store point, R064Store result) {
        field.euclideanGradient(weights(point), gradient);
        gradient.flatten(result.data);
    }
}
