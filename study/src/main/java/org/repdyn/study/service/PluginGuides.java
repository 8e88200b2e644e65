package org.repdyn.study.service;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.kernels.spi.NetworkParts;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.BoundPlugin;
import org.repdyn.study.plan.FailureReason;
import org.repdyn.study.plan.NamedPlugins;

/** Writer of the guides of plugins, from their types and options. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PluginGuides {

    /** Number of inputs of the encoder of which the names of weights are read; they are the same for any number. */
    private static final int INPUTS = 2;

    private final NamedPlugins plugins;

    @Inject
    public PluginGuides(NamedPlugins plugins) {
        this.plugins = plugins;
    }

    /** Returns the key of a study that names plugins of the kind of a provider; empty if there is none. */
    public static Optional<StudyKey> key(PluginProvider<?> provider) {
        return StudyLine.key(provider);
    }

    /** Returns the guide of an installed plugin, for the defaults of its options. */
    public PluginGuide guide(LoadedPlugin<?> plugin) {
        NetworkParts parts =
                new NetworkParts(plugins.all().layers(), plugins.all().activations());
        return new PluginGuide(
                facts(plugin), StudyLine.of(plugin.provider()).or(() -> new NetworkLine(parts).of(plugin.provider())));
    }

    /** Returns a plugin as a list of plugins has it: its name, or a map with its name and the defaults of its options. */
    public static String entry(PluginProvider<?> provider) {
        return StudyLine.plugin(provider);
    }

    private List<PluginGuide.Fact> facts(LoadedPlugin<?> plugin) {
        if (plugin.provider() instanceof DatasetProvider<?> dataset) {
            return dataset(dataset);
        }
        if (plugin.provider() instanceof LossProvider<?>) {
            return facts(plugin, plugins::loss, LossFacts::of);
        }
        if (plugin.provider() instanceof ConstraintProvider<?>) {
            return facts(plugin, plugins::constraint, PluginGuides::constraint);
        }
        if (plugin.provider() instanceof EncoderProvider<?>) {
            return facts(plugin, plugins::encoder, PluginGuides::encoder);
        }
        if (plugin.provider() instanceof DynamicsProvider<?>) {
            return facts(plugin, plugins::dynamics, PluginGuides::dynamics);
        }
        if (plugin.provider() instanceof ObservableProvider<?> observable) {
            return facts(plugin, plugins::observable, made -> observable(observable, made));
        }
        return List.of();
    }

    /** Returns the facts of a plugin with default options; none if an option has no default, since the options may decide them. */
    private static <T> List<PluginGuide.Fact> facts(
            LoadedPlugin<?> plugin, Function<Mapping, BoundPlugin<T>> find, Function<T, List<PluginGuide.Fact>> facts) {
        boolean open = new OptionsBinder()
                .describe(plugin.provider().optionsType()).stream().anyMatch(OptionDescription::required);
        if (open) {
            return List.of();
        }
        ConfigValue name = new Scalar(plugin.name(), SourceLocation.COMMAND_LINE);
        Mapping given = new Mapping(Map.of(Settings.NAME, name), SourceLocation.COMMAND_LINE);
        try {
            return facts.apply(find.apply(given).make());
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // a plugin may throw anything
            return List.of(new PluginGuide.Fact("warning", "cannot be created: " + FailureReason.of(e)));
        }
    }

    private static List<PluginGuide.Fact> dataset(DatasetProvider<?> dataset) {
        List<PluginGuide.Fact> facts = new ArrayList<>();
        facts.add(new PluginGuide.Fact("samples", dataset.seeded() ? "drawn by the seed" : "the same for every seed"));
        if (!dataset.fileEndings().isEmpty()) {
            facts.add(new PluginGuide.Fact(
                    "files",
                    "data=FILE is enough if the file ends with " + String.join(" or ", dataset.fileEndings())));
        }
        return facts;
    }

    private static List<PluginGuide.Fact> constraint(Constraint constraint) {
        return List.of(new PluginGuide.Fact(
                PluginGuide.NEEDS,
                constraint.identifiesRotations()
                        ? "a rotation-invariant loss; it applies to the weights of the outputs only"
                        : "any loss; it applies to any weights of a suitable shape"));
    }

    private static List<PluginGuide.Fact> encoder(Encoder encoder) {
        return List.of(
                new PluginGuide.Fact(
                        "weights",
                        encoder.blocks(INPUTS).stream().map(WeightBlock::name).collect(Collectors.joining(", "))),
                new PluginGuide.Fact(
                        "properties", encoder.smooth() ? "smooth in its weights" : "not smooth in its weights"));
    }

    private static List<PluginGuide.Fact> dynamics(Dynamics dynamics) {
        return List.of(
                new PluginGuide.Fact(
                        "follows",
                        dynamics.flow().name() + ", " + dynamics.flow().inWords()),
                new PluginGuide.Fact(
                        "predictions", dynamics.unpredicted().orElse("those of this flow are compared with the run")));
    }

    private static List<PluginGuide.Fact> observable(ObservableProvider<?> provider, Observable observable) {
        List<PluginGuide.Fact> facts = new ArrayList<>();
        facts.add(new PluginGuide.Fact(
                "measured",
                observable.schedule() == Observable.Schedule.AT_THE_END
                        ? "at the last time"
                        : "at every time observed"));
        if (!provider.byDefault()) {
            facts.add(new PluginGuide.Fact(
                    PluginGuide.NEEDS, "a list that asks for it: observables=[default, " + provider.name() + "]"));
        }
        return facts;
    }
}
