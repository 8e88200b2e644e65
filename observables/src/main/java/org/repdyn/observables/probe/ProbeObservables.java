package org.repdyn.observables.probe;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ColumnStyle;
import org.repdyn.core.observable.ColumnStyle.Presence;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.result.Column;

/** Catalogue of accuracies of simple classifiers on embeddings. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProbeObservables implements ProviderCatalogue {

    /** Held-out accuracy of nearest neighbours. */
    public static final ObservableProvider<KnnOptions> KNN_ACCURACY = ObservableProvider.withColumn(
            ObservableProvider.of(
                    "knn-accuracy",
                    "held-out accuracy of a majority vote among the nearest training embeddings",
                    new Reference(
                            "Wu, Xiong, Yu, Lin",
                            "Unsupervised Feature Learning via Non-Parametric Instance Discrimination",
                            2018,
                            "section 3.4, with a majority vote"),
                    KnnOptions.class,
                    NearestNeighbours::new),
            new ColumnStyle(
                    "kNN accuracy",
                    Column.Format.FRACTION,
                    Presence.IF_MEASURED,
                    Optional.of("nearest neighbours find %s of the held-out labels")));

    /** Held-out accuracy of a linear probe. */
    public static final ObservableProvider<ProbeOptions> PROBE_ACCURACY = ObservableProvider.withColumn(
            ObservableProvider.of(
                    "probe-accuracy",
                    "held-out accuracy of a linear classifier on the embeddings (ridge regression to one-hot labels)",
                    new Reference(
                            "Alain, Bengio",
                            "Understanding intermediate layers using linear classifier probes",
                            2016,
                            "arXiv:1610.01644"),
                    ProbeOptions.class,
                    RidgeProbe::new),
            new ColumnStyle("probe accuracy", Column.Format.FRACTION, Presence.IF_MEASURED));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(KNN_ACCURACY, PROBE_ACCURACY);
    }
}
