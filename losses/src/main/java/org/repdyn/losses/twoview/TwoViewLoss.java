package org.repdyn.losses.twoview;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.Loss;

/**
 * Base class of losses of anchors with one positive each. The value is always computed together with the gradient: it is
 * needed alone only at the times of a grid, so a second implementation would save little and could differ.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class TwoViewLoss implements Loss {

    private final String name;
    private final ViewPair pair;

    /**
     * Creates a loss.
     *
     * @param name name of the plugin, for messages
     */
    protected TwoViewLoss(String name) {
        this.name = name;
        this.pair = new ViewPair(name);
    }

    /** Returns the value, and overwrites both gradients of {@code views}. */
    protected abstract double evaluate(ViewPair views, LinearAlgebra algebra);

    /** Returns the name of the plugin. */
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
        embeddings.checkResult(gradient);
        double value = value(embeddings);
        pair.merge(gradient);
        return value;
    }
}
