package org.repdyn.observables.probe;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.Reference;

/** Offers the observable {@code knn-accuracy}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class KnnAccuracyProvider implements ObservableProvider<KnnOptions> {

    @Override
    public String name() {
        return "knn-accuracy";
    }

    @Override
    public String summary() {
        return "held-out accuracy of a vote among the nearest training embeddings";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Wu, Xiong, Yu, Lin",
                "Unsupervised Feature Learning via Non-Parametric Instance Discrimination",
                2018,
                "section 3.4, by majority"));
    }

    @Override
    public Class<KnnOptions> optionsType() {
        return KnnOptions.class;
    }

    @Override
    public Observable create(KnnOptions options) {
        return new NearestNeighbours(options);
    }
}
