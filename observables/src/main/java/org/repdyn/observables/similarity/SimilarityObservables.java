package org.repdyn.observables.similarity;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;

/** Catalogue of similarities of representations. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SimilarityObservables implements ProviderCatalogue {

    /** CKA of the embeddings with the inputs. */
    public static final ObservableProvider<CkaOptions> CKA = ObservableProvider.onRequest(
            "cka",
            "linear centred kernel alignment of the embeddings with the inputs, over clean samples",
            new Reference(
                    "Kornblith, Norouzi, Lee, Hinton",
                    "Similarity of Neural Network Representations Revisited",
                    2019,
                    "section 3"),
            CkaOptions.class,
            CkaObservable::new);

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(CKA);
    }
}
