package org.repdyn.dynamics.observables;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers {@code graph-matrix}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GraphMatrixProvider implements ObservableProvider<GraphMatrixOptions> {

    @Override
    public String name() {
        return "graph-matrix";
    }

    @Override
    public String summary() {
        return "sizes of the coordinates of span W over the bottom eigenspace of C, which each move like exp(-2(li - lj)t)";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Yan, Helmke, Moore",
                "Global analysis of Oja's flow for neural networks",
                1994,
                "IEEE Transactions on Neural Networks 5"));
    }

    @Override
    public Class<GraphMatrixOptions> optionsType() {
        return GraphMatrixOptions.class;
    }

    @Override
    public Observable create(GraphMatrixOptions options) {
        return new GraphMatrix(options.rows());
    }
}
