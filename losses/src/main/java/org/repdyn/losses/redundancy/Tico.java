package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;
import org.repdyn.losses.twoview.TwoViewField;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Field of 1 − mean û·û⁺ + ρ mean ûᵀCû, û the unit rows of the anchors and C a running mean of ÛᵀÛ/n, stop-gradient:
 * anchors turn to their positives and away from directions that are already used. At collapse with stationary C the value is
 * ρ. Zhu, Moraes, Karakulak, Sobol, Canziani and LeCun (2022), eqs. 6–7; lightly uses ρ = 8.
 *
 * <p>C is state of the dynamics and follows {@code Ċ = rate·(ÛᵀÛ/n − C)}, so a step of size η has the paper's
 * β = 1 − rate·η. If the dynamics keeps no running statistic, C is that of the batch, the limit for a large rate.
 *
 * <p>The weights move with the C of the same time. The libraries first update C with the batch and then take the step; the
 * option {@code lead} = h does the same: the field uses C + rate·h·(ÛᵀÛ/n − C), which for h = η is the updated covariance.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Tico extends TwoViewField implements RotationInvariant, RunningStatistic {

    private final TicoOptions options;
    private final UnitRows first = new UnitRows();
    private final UnitRows second = new UnitRows();
    private final ViewPair statisticViews = new ViewPair("tico");
    private R064Store current = R064Store.FACTORY.make(0, 0);
    private R064Store repulsion = R064Store.FACTORY.make(0, 0);

    /** Creates the field. */
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
        statisticViews.split(embeddings);
        covariance(
                UndefinedPoint.unitRows(first, statisticViews.anchors(), name(), "the embedding of the anchor"),
                result,
                embeddings.algebra());
    }

    private static void covariance(R064Store unit, R064Store result, LinearAlgebra algebra) {
        algebra.gram(unit, true, result);
        Matrices.scale(result, 1.0 / unit.getRowDim());
    }

    /** Returns the covariance of the field: the running one, advanced by the lead, or that of the batch if there is none. */
    private R064Store running(R064Store unit, Optional<R064Store> state, LinearAlgebra algebra) {
        if (state.isPresent() && options.lead() == 0) {
            return state.get();
        }
        int k = unit.getColDim();
        current = Matrices.fit(current, k, k);
        covariance(unit, current, algebra);
        state.ifPresent(c -> {
            double share = options.rate() * options.lead();
            for (int i = 0; i < c.data.length; i++) {
                current.data[i] = (1 - share) * c.data[i] + share * current.data[i];
            }
        });
        return current;
    }

    @Override
    protected double evaluate(ViewPair views, Embeddings embeddings, LinearAlgebra algebra) {
        R064Store a = UndefinedPoint.unitRows(first, views.anchors(), name(), "the embedding of the anchor");
        R064Store b = UndefinedPoint.unitRows(second, views.positives(), name(), "the embedding of the positive");
        int n = views.samples();
        R064Store running = running(a, embeddings.companions().running(), algebra);
        repulsion = Matrices.fit(repulsion, n, views.dimension());
        algebra.multiply(a, false, running, false, repulsion);
        double value = 1 - Matrices.inner(a, b) / n + options.rho() * Matrices.inner(a, repulsion) / n;
        for (int i = 0; i < a.data.length; i++) {
            views.toAnchors().data[i] = (2 * options.rho() * repulsion.data[i] - b.data[i]) / n;
            views.toPositives().data[i] = -a.data[i] / n;
        }
        first.pullBack(views.toAnchors());
        second.pullBack(views.toPositives());
        return value;
    }
}
