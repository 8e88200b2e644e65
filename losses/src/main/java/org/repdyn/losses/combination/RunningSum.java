package org.repdyn.losses.combination;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;
import org.repdyn.losses.spi.SurrogateField;

/** Weighted sum with one term that reads a running statistic, which is the statistic of the sum. */
class RunningSum extends WeightedSum implements RunningStatistic {

    private final int running;

    private RunningSum(List<WeightedTerm> terms, int running) {
        super(terms);
        this.running = running;
    }

    /**
     * Creates a sum.
     *
     * @param running index of the term with the running statistic
     * @param surrogate true if each term is a loss or has a surrogate
     */
    static RunningSum of(List<WeightedTerm> terms, int running, boolean rotationInvariant, boolean surrogate) {
        if (surrogate) {
            return rotationInvariant ? new InvariantSurrogate(terms, running) : new Surrogate(terms, running);
        }
        return rotationInvariant ? new Invariant(terms, running) : new RunningSum(terms, running);
    }

    private RunningStatistic statistic() {
        return (RunningStatistic) term(running);
    }

    @Override
    public final double rate() {
        return statistic().rate();
    }

    @Override
    public final void statistic(Embeddings embeddings, R064Store result) {
        statistic().statistic(read(running, embeddings), result);
    }

    private static class Surrogate extends RunningSum implements SurrogateField {
        Surrogate(List<WeightedTerm> terms, int running) {
            super(terms, running);
        }

        @Override
        public final double surrogate(Embeddings embeddings) {
            return sumOfValues(embeddings);
        }
    }

    private static final class InvariantSurrogate extends Surrogate implements RotationInvariant {
        InvariantSurrogate(List<WeightedTerm> terms, int running) {
            super(terms, running);
        }
    }

    private static final class Invariant extends RunningSum implements RotationInvariant {
        Invariant(List<WeightedTerm> terms, int running) {
            super(terms, running);
        }
    }
}
