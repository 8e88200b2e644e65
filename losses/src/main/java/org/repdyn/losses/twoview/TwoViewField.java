package org.repdyn.losses.twoview;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.SurrogateField;

/** Base class of fields on anchors with one positive each, in which some factors are stop-gradient. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class TwoViewField implements SurrogateField {

    private final String name;
    private final ViewPair pair;

    /**
     * Creates a field.
     *
     * @param name name of the plugin, for messages
     */
    protected TwoViewField(String name) {
        this.name = name;
        this.pair = new ViewPair(name);
    }

    /** Returns the surrogate's value, and overwrites both gradients of {@code views} with the field. */
    protected abstract double evaluate(ViewPair views, Embeddings embeddings, LinearAlgebra algebra);

    /** Returns the name of the plugin. */
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
        embeddings.checkResult(result);
        surrogate(embeddings);
        pair.merge(result);
    }
}
