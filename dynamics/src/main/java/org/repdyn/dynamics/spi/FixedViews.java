package org.repdyn.dynamics.spi;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;

/** The training views as a stream of batches: a batch is some of their rows, without new augmentations. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class FixedViews implements ViewStream {

    private final Views all;

    /**
     * Creates the stream.
     *
     * @param all the training views; read only
     */
    public FixedViews(Views all) {
        this.all = all;
    }

    @Override
    public int samples() {
        return all.layout().samples();
    }

    @Override
    public Views batch(int[] samples, Seed seed) {
        ViewLayout layout = all.layout();
        for (int sample : samples) {
            Objects.checkIndex(sample, layout.samples());
        }
        ViewLayout part = new ViewLayout(samples.length, layout.positives(), layout.negatives());
        R064Store matrix = R064Store.FACTORY.make(part.rows(), all.dimension());
        for (int block = 0; block < layout.blocks(); block++) {
            rows(all.matrix(), layout.firstRow(block), samples, matrix, part.firstRow(block));
        }
        Optional<R064Store> targets = all.targets().map(t -> {
            R064Store some = R064Store.FACTORY.make(samples.length, t.getColDim());
            rows(t, 0, samples, some, 0);
            return some;
        });
        return new Views(part, matrix, targets);
    }

    private static void rows(R064Store from, int fromRow, int[] samples, R064Store to, int toRow) {
        for (int j = 0; j < to.getColDim(); j++) {
            int source = j * from.getRowDim() + fromRow;
            int target = j * to.getRowDim() + toRow;
            for (int i = 0; i < samples.length; i++) {
                to.data[target + i] = from.data[source + samples[i]];
            }
        }
    }
}
