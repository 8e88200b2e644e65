package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Loss;

/**
 * A loss of anchors and one positive each, computed together with its gradient: a value alone is asked for at the times of a
 * grid only, so that a second path would save nothing and could differ.
 */
public abstract class TwoViewLoss implements Loss {

    private final String name;
    private final ViewPair pair;

    /** @param name the plugin's name, for messages */
    protected TwoViewLoss(String name) {
        this.name = name;
        this.pair = new ViewPair(name);
    }

    /** The value; overwrites both gradients of the pair. */
    protected abstract double evaluate(ViewPair views, LinearAlgebra algebra);

    /** The plugin's name. */
    protected final String name() {
        return name;
    }

    @Override
    public final ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public final double value(Embeddings embeddings) {
        pair.split(embeddings);
        return evaluate(pair, embeddings.algebra());
    }

    @Override
    public final double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        double value = value(embeddings);
        pair.merge(gradient);
        return value;
    }
}
