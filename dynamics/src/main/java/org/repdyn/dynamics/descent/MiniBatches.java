package org.repdyn.dynamics.descent;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.ViewStream;
import org.repdyn.dynamics.spi.WeightField;

/**
 * A source of mini-batches. Each epoch uses the samples in a new random order and each sample at most once; the samples
 * that do not fill a last batch are left out. The views of a step depend on the seed and the step only. The encoder is
 * bound once, to buffers into which each batch is copied.
 */
final class MiniBatches implements Batches {

    private final ViewStream stream;
    private final Seed seed;
    private final int[] order;
    private final int[] chosen;
    private final Views views;
    private final WeightField problem;
    private final long perEpoch;
    private long epoch = -1;

    /**
     * Creates a source of mini-batches.
     *
     * @param whole problem on all training views
     * @param batch number of samples in a batch; a number above that of the samples means all samples
     * @param stream source of the views of a batch
     */
    MiniBatches(TrainingProblem whole, int batch, ViewStream stream) {
        this.stream = stream;
        this.seed = whole.seed().child("batches");
        this.order = new int[stream.samples()];
        this.chosen = new int[Math.min(batch, order.length)];
        this.perEpoch = order.length / chosen.length;
        ViewLayout layout = whole.field().views().layout(chosen.length);
        this.views = new Views(
                layout,
                R064Store.FACTORY.make(layout.rows(), whole.views().dimension()),
                whole.views().targets().map(t -> R064Store.FACTORY.make(chosen.length, t.getColDim())));
        this.problem = whole.on(views).batchField();
    }

    @Override
    public WeightField at(long step) {
        long now = step / perEpoch;
        if (now != epoch) {
            shuffle(seed.child("order").child(now).generator());
            epoch = now;
        }
        int first = (int) (step % perEpoch) * chosen.length;
        System.arraycopy(order, first, chosen, 0, chosen.length);
        Views fresh = stream.batch(chosen, seed.child("views").child(step));
        copy(fresh.matrix(), views.matrix());
        Optional<R064Store> targets = views.targets();
        if (targets.isPresent()) {
            copy(
                    fresh.targets()
                            .orElseThrow(() -> new IllegalStateException("a batch of views came without targets")),
                    targets.get());
        }
        return problem;
    }

    /** Sets {@code order} to a random permutation of the samples. */
    private void shuffle(UniformRandomProvider random) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    private static void copy(R064Store from, R064Store to) {
        System.arraycopy(from.data, 0, to.data, 0, to.data.length);
    }
}
