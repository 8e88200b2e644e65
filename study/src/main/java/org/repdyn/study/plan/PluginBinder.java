package org.repdyn.study.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginFailure;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.AugmentationProvider;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.FollowsPredictions;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.PredictorHeadProvider;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.Losses;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProvider;
import org.repdyn.study.Settings;

/**
 * Finder of the plugins that a study names; it binds their options. Errors are reported as problems with their place.
 */
final class PluginBinder {

    /** Name of the dataset option that gives a file. */
    private static final String PATH = "path";

    private final Plugins plugins;
    private final OptionsBinder options = new OptionsBinder();
    private final Problems problems;

    PluginBinder(Plugins plugins, Problems problems) {
        this.plugins = plugins;
        this.problems = problems;
    }

    Optional<BoundPlugin<DatasetSource>> dataset(ConfigValue given, String path) {
        ConfigValue named = plugins.datasets().all().stream()
                .flatMap(plugin -> ofFile(plugin, given).stream())
                .findFirst()
                .orElse(given);
        if (named instanceof Mapping map && map.entries().get(Settings.NAME) instanceof Scalar name && isPlace(name)) {
            problems.add(
                    name.location(),
                    path + " is '" + name.text() + "', which is neither the name of a dataset nor " + files(path));
            return Optional.empty();
        }
        return find(plugins.datasets(), named, path)
                .filter(plugin -> hidesNoOption(plugin, named, path))
                .flatMap(p -> dataset(p.provider(), (Mapping) named, path));
    }

    /** Returns which files are data, and how to write one. */
    private String files(String path) {
        Map<String, List<String>> endings = new LinkedHashMap<>();
        for (LoadedPlugin<? extends DatasetProvider<?>> plugin :
                plugins.datasets().all()) {
            if (!plugin.provider().fileEndings().isEmpty()) {
                endings.put(plugin.provider().name(), plugin.provider().fileEndings());
            }
        }
        return "a file with one of the endings "
                + endings.values().stream().flatMap(List::stream).collect(Collectors.joining(", "))
                + endings.entrySet().stream()
                        .findFirst()
                        .map(format -> ". Write " + path + "=points"
                                + format.getValue().get(0)
                                + ", or the format and the file: " + path + "=" + format.getKey() + " " + path
                                + ".path=FILE")
                        .orElse("");
    }

    /** Returns true if no option of a dataset has the name of a key of every dataset, under which a study could not set it. */
    private boolean hidesNoOption(LoadedPlugin<? extends DatasetProvider<?>> plugin, ConfigValue given, String path) {
        List<String> hidden = options.describe(plugin.provider().optionsType()).stream()
                .map(OptionDescription::name)
                .filter(Settings.SPLIT_KEYS::contains)
                .toList();
        if (!hidden.isEmpty()) {
            problems.add(
                    given.location(),
                    path + ": the dataset '" + plugin.name() + "' of " + plugin.origin() + " has the option '"
                            + String.join("', '", hidden) + "', but a study has keys of this name for every dataset: "
                            + String.join(", ", Settings.SPLIT_KEYS) + "; its author must give it another name");
        }
        return hidden.isEmpty();
    }

    /** Returns true if a text cannot be the name of a plugin, but has signs of paths and file names. */
    private static boolean isPlace(Scalar name) {
        return name.text().chars().anyMatch(sign -> "/\\.:".indexOf(sign) >= 0);
    }

    /** Returns a dataset that is named by a file in the form with the plugin's name and its option {@code path}. */
    private static Optional<ConfigValue> ofFile(LoadedPlugin<? extends DatasetProvider<?>> plugin, ConfigValue given) {
        if (!(given instanceof Mapping map)
                || !(map.entries().get(Settings.NAME) instanceof Scalar file)
                || map.entries().containsKey(PATH)
                || plugin.provider().fileEndings().stream()
                        .noneMatch(file.text().toLowerCase(Locale.ROOT)::endsWith)) {
            return Optional.empty();
        }
        Map<String, ConfigValue> entries = new LinkedHashMap<>(map.entries());
        entries.put(Settings.NAME, new Scalar(plugin.name(), file.location()));
        entries.put(PATH, file);
        return Optional.of(new Mapping(entries, map.location()));
    }

    Optional<BoundPlugin<Augmentation>> augmentation(ConfigValue given, String path) {
        return find(plugins.augmentations(), given, path).flatMap(p -> augmentation(p.provider(), given, path));
    }

    /**
     * Binds a loss.
     *
     * @param seed seed of its random numbers
     */
    Optional<BoundPlugin<EmbeddingField>> loss(ConfigValue given, String path, Seed seed) {
        return find(plugins.losses(), given, path).flatMap(p -> loss(p.provider(), given, path, seed));
    }

    Optional<BoundPlugin<Encoder>> encoder(ConfigValue given, String path) {
        return find(plugins.encoders(), given, path).flatMap(p -> encoder(p.provider(), given, path));
    }

    Optional<BoundPlugin<PredictorHead>> predictor(ConfigValue given, String path) {
        return find(plugins.predictors(), given, path).flatMap(p -> predictor(p.provider(), given, path));
    }

    Optional<BoundPlugin<Constraint>> constraint(ConfigValue given, String path) {
        return find(plugins.constraints(), given, path).flatMap(p -> constraint(p.provider(), given, path));
    }

    Optional<BoundPlugin<Dynamics>> dynamics(ConfigValue given, String path) {
        return find(plugins.dynamics(), given, path).flatMap(p -> dynamics(p.provider(), given, path));
    }

    Optional<BoundPlugin<Baseline>> baseline(ConfigValue given, String path) {
        return find(plugins.baselines(), given, path).flatMap(p -> baseline(p.provider(), given, path));
    }

    Optional<BoundPlugin<Observable>> observable(ConfigValue given, String path) {
        return find(plugins.observables(), given, path).flatMap(p -> observable(p.provider(), given, path));
    }

    private <O extends Record> Optional<BoundPlugin<DatasetSource>> dataset(
            DatasetProvider<O> p, Mapping given, String path) {
        Map<String, ConfigValue> own = new LinkedHashMap<>(given.entries());
        Settings.SPLIT_KEYS.forEach(own::remove);
        boolean known = removeUnknown(p, own, path);
        Optional<BoundPlugin<DatasetSource>> bound = bind(
                p,
                new Mapping(own, given.location()),
                path,
                o -> new DatasetSource(p.seeded(), seed -> p.load(o, seed)));
        return bound.filter(b -> known);
    }

    /**
     * Removes every key that is neither an option of the dataset nor a key of every dataset, and reports it.
     *
     * @return true if there was no such key
     */
    private boolean removeUnknown(DatasetProvider<?> provider, Map<String, ConfigValue> own, String path) {
        List<String> known = Stream.concat(
                        options.describe(provider.optionsType()).stream().map(OptionDescription::name),
                        Settings.SPLIT_KEYS.stream())
                .toList();
        List<String> unknown = own.keySet().stream()
                .filter(key -> !known.contains(key) && !key.equals(Settings.NAME))
                .toList();
        for (String key : unknown) {
            String nearest = NearestName.of(key, known).stream()
                    .map(name -> "'" + path + "." + name + "'")
                    .collect(Collectors.joining(" or "));
            problems.add(
                    Objects.requireNonNull(own.get(key)).location(),
                    "unknown option '" + path + "." + key + "'. "
                            + (nearest.isEmpty() ? "" : "Did you mean " + nearest + "? ")
                            + "Known options: " + String.join(", ", known) + ". See: repdyn plugins describe "
                            + provider.name());
        }
        return !own.keySet().removeAll(unknown);
    }

    private <O extends Record> Optional<BoundPlugin<Augmentation>> augmentation(
            AugmentationProvider<O> p, ConfigValue given, String path) {
        return bind(p, given, path, p::create);
    }

    private <O extends Record> Optional<BoundPlugin<EmbeddingField>> loss(
            LossProvider<O> p, ConfigValue given, String path, Seed seed) {
        Losses losses = Losses.of(plugins.losses()).withSeed(seed);
        return bind(p, given, path, o -> p.create(o, losses, seed));
    }

    private <O extends Record> Optional<BoundPlugin<Encoder>> encoder(
            EncoderProvider<O> p, ConfigValue given, String path) {
        return bind(p, given, path, p::create);
    }

    private <O extends Record> Optional<BoundPlugin<PredictorHead>> predictor(
            PredictorHeadProvider<O> p, ConfigValue given, String path) {
        return bind(p, given, path, p::create);
    }

    private <O extends Record> Optional<BoundPlugin<Constraint>> constraint(
            ConstraintProvider<O> p, ConfigValue given, String path) {
        return bind(p, given, path, p::create);
    }

    private <O extends Record> Optional<BoundPlugin<Dynamics>> dynamics(
            DynamicsProvider<O> p, ConfigValue given, String path) {
        return bind(p, given, path, o -> offered(p.create(o)));
    }

    private Dynamics offered(Dynamics dynamics) {
        return dynamics instanceof FollowsPredictions follower
                ? follower.offered(plugins.predictions().all().stream()
                        .map(LoadedPlugin::provider)
                        .toList())
                : dynamics;
    }

    private <O extends Record> Optional<BoundPlugin<Baseline>> baseline(
            BaselineProvider<O> p, ConfigValue given, String path) {
        return bind(p, given, path, o -> p.create(o, plugins.networkParts()));
    }

    private <O extends Record> Optional<BoundPlugin<Observable>> observable(
            ObservableProvider<O> p, ConfigValue given, String path) {
        return bind(p, given, path, p::create);
    }

    private <P extends PluginProvider<?>> Optional<LoadedPlugin<P>> find(
            Registry<P> registry, ConfigValue given, String path) {
        if (given instanceof Mapping map && map.entries().get(Settings.NAME) instanceof Scalar name) {
            return registry.require(name.text(), name.location(), problems);
        }
        problems.add(
                given.location(),
                path + " has options but no name. Give it one with " + path + ".name; known: "
                        + String.join(", ", registry.names()));
        return Optional.empty();
    }

    private <O extends Record, T> Optional<BoundPlugin<T>> bind(
            PluginProvider<O> provider, ConfigValue given, String path, Function<O, ? extends T> create) {
        Map<String, ConfigValue> own = new LinkedHashMap<>(((Mapping) given).entries());
        own.remove(Settings.NAME);
        String hint = "See: repdyn plugins describe " + provider.name();
        try {
            Optional<O> bound =
                    options.bind(provider.optionsType(), new Mapping(own, given.location()), path, hint, problems);
            return bound.flatMap(o -> bind(provider, o, given, create));
        } catch (IllegalArgumentException e) {
            problems.add(given.location(), path + ": " + e.getMessage() + ". " + hint);
        } catch (UserErrorException e) {
            e.problems().forEach(problem -> problems.add(problem.location(), path + "." + problem.message()));
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
            problems.add(
                    given.location(),
                    path + ": the plugin '" + provider.name() + "' cannot be created: " + FailureReason.of(e));
        }
        return Optional.empty();
    }

    private <O extends Record, T> Optional<BoundPlugin<T>> bind(
            PluginProvider<O> provider, O bound, ConfigValue given, Function<O, ? extends T> create) {
        Supplier<T> maker = () -> create.apply(bound);
        // An instance is made here once, so that invalid options are reported before any arm runs.
        // Plugins on the class path, unlike those in jars of their own, have no boundary that refuses null.
        PluginFailure.required(maker.get(), provider.name(), provider.getClass().getName() + ".create()");
        return Optional.of(new BoundPlugin<T>(
                provider.name(), options.unbind(bound), options.differing(bound), given.location(), maker));
    }
}
