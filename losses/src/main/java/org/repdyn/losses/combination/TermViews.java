package org.repdyn.losses.combination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Companions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Matrices;

/** The blocks of views that one term of a sum reads: anchors, and as many positives and negatives as the term requires. */
final class TermViews {

    private final ViewRequirements required;
    private R064Store own = R064Store.FACTORY.make(0, 0);
    private R064Store predictions = R064Store.FACTORY.make(0, 0);
    private R064Store teacher = R064Store.FACTORY.make(0, 0);

    TermViews(ViewRequirements required) {
        this.required = required;
    }

    ViewRequirements required() {
        return required;
    }

    /** Returns the layout of the term for a batch of the sum. */
    ViewLayout layout(ViewLayout whole) {
        return required.layout(whole.samples());
    }

    /** Returns the embeddings that the term reads; the batch itself if the term reads all of them. */
    Embeddings of(Embeddings batch) {
        ViewLayout layout = layout(batch.layout());
        if (layout.equals(batch.layout())) {
            return batch;
        }
        own = select(batch.matrix(), batch.layout(), own);
        Companions companions = new Companions(
                batch.companions().predictions().map(p -> predictions = select(p, batch.layout(), predictions)),
                batch.companions().teacher().map(t -> teacher = select(t, batch.layout(), teacher)),
                batch.companions().running());
        return new Embeddings(
                layout, own, required.targets() ? batch.targets() : Optional.empty(), batch.algebra(), companions);
    }

    /** Returns the rows that the term reads, in {@code room} if it has the right shape. */
    R064Store select(R064Store whole, ViewLayout layout, R064Store room) {
        R064Store result = Matrices.fit(room, layout(layout).rows(), whole.getColDim());
        List<Integer> blocks = blocks(layout);
        int n = layout.samples();
        for (int c = 0; c < whole.getColDim(); c++) {
            for (int b = 0; b < blocks.size(); b++) {
                System.arraycopy(
                        whole.data,
                        c * layout.rows() + layout.firstRow(blocks.get(b)),
                        result.data,
                        c * result.getRowDim() + b * n,
                        n);
            }
        }
        return result;
    }

    /** Adds {@code weight} times the rows of the term to those rows of the whole batch that the term reads. */
    void add(R064Store part, double weight, ViewLayout layout, R064Store whole) {
        List<Integer> blocks = blocks(layout);
        int n = layout.samples();
        for (int c = 0; c < whole.getColDim(); c++) {
            for (int b = 0; b < blocks.size(); b++) {
                int from = c * part.getRowDim() + b * n;
                int to = c * layout.rows() + layout.firstRow(blocks.get(b));
                for (int i = 0; i < n; i++) {
                    whole.data[to + i] += weight * part.data[from + i];
                }
            }
        }
    }

    /** Returns the blocks of the whole batch, in the order of the term's layout. */
    List<Integer> blocks(ViewLayout layout) {
        List<Integer> blocks = new ArrayList<>(List.of(0));
        for (int p = 0; p < required.positives(); p++) {
            blocks.add(layout.positiveBlock(p));
        }
        for (int m = 0; m < required.negatives(); m++) {
            blocks.add(layout.negativeBlock(m));
        }
        return blocks;
    }
}
