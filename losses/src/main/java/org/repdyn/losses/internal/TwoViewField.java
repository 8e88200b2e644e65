package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.SurrogateField;

/** The derivative of a surrogate of anchors and one positive each, some factors of it frozen. */
public abstract class TwoViewField implements SurrogateField {

    private final String name;
    private final ViewPair pair;

    /** @param name the plugin's name, for messages */
    protected TwoViewField(String name) {
        this.name = name;
        this.pair = new ViewPair(name);
    }

    /** The surrogate's number; overwrites both derivatives of the pair. */
    protected abstract double evaluate(ViewPair views, Embeddings embeddings, LinearAlgebra algebra);

    /** The plugin's name. */
    protected final String name() {
        return name;
    }

    @Override
    public final ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public final double surrogate(Embeddings embeddings) {
        pair.split(embeddings);
        return evaluate(pair, embeddings, embeddings.algebra());
    }

    @Override
    public final void field(Embeddings embeddings, R064Store result) {
        surrogate(embeddings);
        pair.merge(result);
    }
}
