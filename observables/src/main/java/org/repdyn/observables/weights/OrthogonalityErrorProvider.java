package org.repdyn.observables.weights;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.observables.similarity.OrthogonalityError;

/** Offers the observable {@code orthogonality-error}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OrthogonalityErrorProvider implements ObservableProvider<NoOptions> {

    @Override
    public String name() {
        return "orthogonality-error";
    }

    @Override
    public String summary() {
        return "norm of W'W/c^2 - I of the output block, c the root-mean-square length of its columns";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new WeightsObservable(
                (weights, readout, algebra) -> error(weights.blocks().get(readout)));
    }

    /** Relative to the root-mean-square length c of a column; none where all weights are zero. */
    private static double[] error(R064Store readout) {
        R064Store w = readout.copy();
        double length = new Weights(List.of(w)).norm() / Math.sqrt(w.getColDim());
        if (!(length > 0)) {
            return new double[0];
        }
        for (int i = 0; i < w.data.length; i++) {
            w.data[i] /= length;
        }
        return new double[] {OrthogonalityError.of(w).frobenius()};
    }
}
