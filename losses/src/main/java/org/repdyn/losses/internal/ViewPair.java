package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;

/**
 * The two views of a batch as matrices of their own, and room for their gradients. Keeps its memory between calls.
 */
public final class ViewPair {

    private final String field;
    private R064Store anchors = R064Store.FACTORY.make(0, 0);
    private R064Store positives = anchors;
    private R064Store toAnchors = anchors;
    private R064Store toPositives = anchors;

    /** @param field whose views they are, for messages */
    public ViewPair(String field) {
        this.field = field;
    }

    /** Copies the views of a batch. */
    public void split(Embeddings embeddings) {
        int n = embeddings.samples();
        int k = embeddings.dimension();
        if (!embeddings.layout().equals(ViewRequirements.PAIRS.layout(n))) {
            throw new IllegalArgumentException(field + " reads anchors and one positive each, the batch has "
                    + embeddings.layout().positives() + " blocks of positives and "
                    + embeddings.layout().negatives() + " of negatives");
        }
        if (anchors.getRowDim() != n || anchors.getColDim() != k) {
            anchors = R064Store.FACTORY.make(n, k);
            positives = R064Store.FACTORY.make(n, k);
            toAnchors = R064Store.FACTORY.make(n, k);
            toPositives = R064Store.FACTORY.make(n, k);
        }
        Blocks.copy(embeddings.matrix(), 0, anchors);
        Blocks.copy(embeddings.matrix(), n, positives);
    }

    /** Stacks the gradients of the two views. */
    public void merge(R064Store gradient) {
        Blocks.paste(toAnchors, gradient, 0);
        Blocks.paste(toPositives, gradient, anchors.getRowDim());
    }

    /** U, n×k. */
    public R064Store anchors() {
        return anchors;
    }

    /** U⁺, n×k. */
    public R064Store positives() {
        return positives;
    }

    /** Room for ∂/∂U; what it holds is left from the last batch. */
    public R064Store toAnchors() {
        return toAnchors;
    }

    /** Room for ∂/∂U⁺; what it holds is left from the last batch. */
    public R064Store toPositives() {
        return toPositives;
    }

    /** Number n of samples. */
    public int samples() {
        return anchors.getRowDim();
    }

    /** Embedding dimension k. */
    public int dimension() {
        return anchors.getColDim();
    }

    /** Refuses a batch of one sample. */
    public void requireTwoSamples(String reason) {
        if (samples() < 2) {
            throw Undefined.here(field, "the batch has one sample, and " + reason);
        }
    }
}
