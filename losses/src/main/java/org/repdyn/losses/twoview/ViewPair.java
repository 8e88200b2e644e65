package org.repdyn.losses.twoview;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.RowBlocks;
import org.repdyn.losses.internal.UndefinedPoint;

/**
 * Copies of the two views of a batch, and a matrix for the gradient of each. Keeps its memory between calls.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ViewPair {

    private final String field;
    private R064Store anchors = R064Store.FACTORY.make(0, 0);
    private R064Store positives = anchors;
    private R064Store toAnchors = anchors;
    private R064Store toPositives = anchors;

    /**
     * Creates a pair.
     *
     * @param field name of the loss or field that reads the views, for messages
     */
    public ViewPair(String field) {
        this.field = field;
    }

    /**
     * Copies the views of a batch.
     *
     * @throws IllegalArgumentException if the batch does not consist of anchors and one positive each
     */
    public void split(Embeddings embeddings) {
        int n = embeddings.samples();
        int k = embeddings.dimension();
        ViewRequirements.PAIRS.require(field, embeddings.layout());
        if (anchors.getRowDim() != n || anchors.getColDim() != k) {
            anchors = R064Store.FACTORY.make(n, k);
            positives = R064Store.FACTORY.make(n, k);
            toAnchors = R064Store.FACTORY.make(n, k);
            toPositives = R064Store.FACTORY.make(n, k);
        }
        RowBlocks.copy(embeddings.matrix(), 0, anchors);
        RowBlocks.copy(embeddings.matrix(), n, positives);
    }

    /** Overwrites {@code gradient} with the stacked gradients of the two views. */
    public void merge(R064Store gradient) {
        RowBlocks.paste(toAnchors, gradient, 0);
        RowBlocks.paste(toPositives, gradient, anchors.getRowDim());
    }

    /** Returns U, n×k. */
    public R064Store anchors() {
        return anchors;
    }

    /** Returns U⁺, n×k. */
    public R064Store positives() {
        return positives;
    }

    /** Returns the matrix for ∂/∂U; its entries are those of the last batch until they are overwritten. */
    public R064Store toAnchors() {
        return toAnchors;
    }

    /** Returns the matrix for ∂/∂U⁺; its entries are those of the last batch until they are overwritten. */
    public R064Store toPositives() {
        return toPositives;
    }

    /** Returns the number n of samples. */
    public int samples() {
        return anchors.getRowDim();
    }

    /** Returns the embedding dimension k. */
    public int dimension() {
        return anchors.getColDim();
    }

    /**
     * Checks that the batch has at least two samples.
     *
     * @param reason why one sample is not enough, for the message
     * @throws ArithmeticException if the batch has one sample
     */
    public void requireTwoSamples(String reason) {
        if (samples() < 2) {
            throw UndefinedPoint.exception(field, "the batch has one sample, and " + reason);
        }
    }
}
