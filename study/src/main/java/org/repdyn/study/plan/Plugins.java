package org.repdyn.study.plan;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.data.spi.AugmentationProvider;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictorHeadProvider;
import org.repdyn.kernels.spi.ActivationProvider;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NetworkParts;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.ntk.spi.BaselineProvider;

/** The plugins of every kind that a study may name. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Plugins(
        Registry<DatasetProvider<?>> datasets,
        Registry<AugmentationProvider<?>> augmentations,
        Registry<LossProvider<?>> losses,
        Registry<EncoderProvider<?>> encoders,
        Registry<PredictorHeadProvider<?>> predictors,
        Registry<ConstraintProvider<?>> constraints,
        Registry<DynamicsProvider<?>> dynamics,
        Registry<BaselineProvider<?>> baselines,
        Registry<LayerProvider<?>> layers,
        Registry<ActivationProvider<?>> activations,
        Registry<ObservableProvider<?>> observables,
        Registry<PredictionProvider> predictions) {

    static final Spi<DatasetProvider<?>> DATASET = Spi.of(DatasetProvider.class, "dataset");
    static final Spi<AugmentationProvider<?>> AUGMENTATION = Spi.of(AugmentationProvider.class, "augmentation");
    private static final Spi<LossProvider<?>> LOSS = Spi.of(LossProvider.class, "loss");
    private static final Spi<EncoderProvider<?>> ENCODER = Spi.of(EncoderProvider.class, "encoder");
    private static final Spi<PredictorHeadProvider<?>> PREDICTOR = Spi.of(PredictorHeadProvider.class, "predictor");
    private static final Spi<ConstraintProvider<?>> CONSTRAINT = Spi.of(ConstraintProvider.class, "constraint");
    private static final Spi<DynamicsProvider<?>> DYNAMICS = Spi.of(DynamicsProvider.class, "dynamics");
    private static final Spi<BaselineProvider<?>> BASELINE = Spi.of(BaselineProvider.class, "baseline");
    static final Spi<ObservableProvider<?>> OBSERVABLE = Spi.of(ObservableProvider.class, "observable");
    private static final Spi<PredictionProvider> PREDICTION = Spi.of(PredictionProvider.class, "prediction");

    /** Kind of the linear-algebra backends, which no study names: {@code LinearAlgebra} chooses among them by itself. */
    public static final Spi<LinearAlgebraBackendProvider> BACKEND =
            Spi.of(LinearAlgebraBackendProvider.class, "linear-algebra backend");

    /** Creates the plugins from registries, as Guice does, whose module is made from {@link #KINDS}. */
    @Inject
    public Plugins {}

    /** All kinds of plugin that a study may name, and predictions. */
    public static final List<Spi<?>> KINDS = List.of(
            DATASET,
            AUGMENTATION,
            LOSS,
            ENCODER,
            PREDICTOR,
            CONSTRAINT,
            DYNAMICS,
            BASELINE,
            NetworkParts.LAYER,
            NetworkParts.ACTIVATION,
            OBSERVABLE,
            PREDICTION);

    /** Returns the plugins of a source, without Guice. */
    public static Plugins load(PluginSource source) {
        return new Plugins(
                Registry.load(DATASET, source),
                Registry.load(AUGMENTATION, source),
                Registry.load(LOSS, source),
                Registry.load(ENCODER, source),
                Registry.load(PREDICTOR, source),
                Registry.load(CONSTRAINT, source),
                Registry.load(DYNAMICS, source),
                Registry.load(BASELINE, source),
                Registry.load(NetworkParts.LAYER, source),
                Registry.load(NetworkParts.ACTIVATION, source),
                Registry.load(OBSERVABLE, source),
                Registry.load(PREDICTION, source));
    }

    /**
     * Returns these plugins and one that a program made itself.
     *
     * @throws IllegalArgumentException if a study cannot name a plugin of this kind, its description is not valid, or there is a
     *     plugin of its name
     */
    public Plugins with(PluginProvider<?> provider) {
        if (KINDS.stream().noneMatch(kind -> kind.type().isInstance(provider))) {
            throw new IllegalArgumentException("a " + provider.getClass().getName()
                    + " is not a plugin that a study can name. Kinds: "
                    + KINDS.stream().map(Spi::kind).collect(Collectors.joining(", ")));
        }
        return new Plugins(
                with(datasets, provider),
                with(augmentations, provider),
                with(losses, provider),
                with(encoders, provider),
                with(predictors, provider),
                with(constraints, provider),
                with(dynamics, provider),
                with(baselines, provider),
                with(layers, provider),
                with(activations, provider),
                with(observables, provider),
                with(predictions, provider));
    }

    private static <P extends PluginProvider<?>> Registry<P> with(Registry<P> registry, PluginProvider<?> provider) {
        Class<P> type = registry.spi().type();
        return type.isInstance(provider) ? registry.with(type.cast(provider)) : registry;
    }

    /**
     * Returns registries of the same plugins that record each plugin requested by name, also one that another plugin
     * requests as a part.
     *
     * @param used receives the plugins, each once, in the order of their first use
     */
    public Plugins recording(Set<UsedPlugin> used) {
        return new Plugins(
                recording(datasets, used),
                recording(augmentations, used),
                recording(losses, used),
                recording(encoders, used),
                recording(predictors, used),
                recording(constraints, used),
                recording(dynamics, used),
                recording(baselines, used),
                recording(layers, used),
                recording(activations, used),
                recording(observables, used),
                recording(predictions, used));
    }

    private static <P extends PluginProvider<?>> Registry<P> recording(Registry<P> registry, Set<UsedPlugin> used) {
        return registry.reporting(
                plugin -> used.add(new UsedPlugin(registry.spi().kind(), plugin)));
    }

    /** Returns all registries, in the order of {@link #KINDS}. */
    public List<Registry<?>> all() {
        return List.of(
                datasets,
                augmentations,
                losses,
                encoders,
                predictors,
                constraints,
                dynamics,
                baselines,
                layers,
                activations,
                observables,
                predictions);
    }

    /** Returns the layers and activations of infinitely wide networks. */
    public NetworkParts networkParts() {
        return new NetworkParts(layers, activations);
    }
}
