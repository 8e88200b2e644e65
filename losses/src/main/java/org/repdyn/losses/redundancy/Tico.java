package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.Moments;
import org.repdyn.losses.internal.TwoViewField;
import org.repdyn.losses.internal.UnitRows;
import org.repdyn.losses.internal.ViewPair;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;

/**
 * 1 − mean û·û⁺ + ρ mean ûᵀCû, û the anchors' unit rows and C a running mean of ÛᵀÛ/n, frozen: anchors turn to their
 * positives and out of the directions that are full. Once C has come to rest, collapse gives ρ. Zhu, Moraes, Karakulak, Sobol,
 * Canziani and LeCun (2022), eqs. 6–7; ρ = 8 is lightly's.
 *
 * <p>C is state of the dynamics, which follows {@code Ċ = rate·(ÛᵀÛ/n − C)}; a step of length η so has the paper's
 * β = 1 − rate·η. Where no dynamics carries it, C is that of the batch, its limit for a fast rate.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Tico extends TwoViewField implements RotationInvariant, RunningStatistic {

    private final TicoOptions options;
    private final UnitRows first = new UnitRows();
    private final UnitRows second = new UnitRows();
    private final ViewPair alone = new ViewPair("tico");
    private R064Store current = R064Store.FACTORY.make(0, 0);
    private R064Store pushed = R064Store.FACTORY.make(0, 0);

    public Tico(TicoOptions options) {
        super("tico");
        this.options = options;
    }

    @Override
    public double rate() {
        return options.rate();
    }

    @Override
    public void statistic(Embeddings embeddings, R064Store result) {
        alone.split(embeddings);
        covariance(
                first.normalise(alone.anchors(), name(), "the embedding of the anchor"), result, embeddings.algebra());
    }

    private static void covariance(R064Store unit, R064Store result, LinearAlgebra algebra) {
        algebra.multiply(unit, true, unit, false, result);
        Moments.scale(result, 1.0 / unit.getRowDim());
    }

    @Override
    protected double evaluate(ViewPair views, Embeddings embeddings, LinearAlgebra algebra) {
        R064Store a = first.normalise(views.anchors(), name(), "the embedding of the anchor");
        R064Store b = second.normalise(views.positives(), name(), "the embedding of the positive");
        int n = views.samples();
        R064Store running = embeddings.companions().running().orElseGet(() -> {
            current = Moments.fit(current, views.dimension(), views.dimension());
            covariance(a, current, algebra);
            return current;
        });
        pushed = Moments.fit(pushed, n, views.dimension());
        algebra.multiply(a, false, running, false, pushed);
        double value = 1 - Moments.inner(a, b) / n + options.rho() * Moments.inner(a, pushed) / n;
        for (int i = 0; i < a.data.length; i++) {
            views.toAnchors().data[i] = (2 * options.rho() * pushed.data[i] - b.data[i]) / n;
            views.toPositives().data[i] = -a.data[i] / n;
        }
        first.pullBack(views.toAnchors());
        second.pullBack(views.toPositives());
        return value;
    }
}
