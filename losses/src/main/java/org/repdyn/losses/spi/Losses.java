package org.repdyn.losses.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.options.WrittenValues;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.random.Seed;

/**
 * Losses by name. A plugin that builds on a built-in loss creates it here, without a dependency on the package of that loss:
 *
 * <pre>{@code
 * Loss contrast = (Loss) Losses.byName("nt-xent", Map.of("temperature", 0.2));
 * }</pre>
 *
 * <p>An instance of a loss serves one run on one thread, so each call creates a new one.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class Losses {

    private static final String NAME = "name";

    /** Seed of losses that are created without one. */
    private static final Seed NO_SEED = new Seed(0);

    private final Registry<LossProvider<?>> registry;
    private final OptionsBinder binder = new OptionsBinder();

    private final Seed seed;

    private Losses(Registry<LossProvider<?>> registry, Seed seed) {
        this.registry = registry;
        this.seed = seed;
    }

    /** Returns the losses of a registry, with the seed 0. */
    public static Losses of(Registry<LossProvider<?>> registry) {
        return new Losses(registry, NO_SEED);
    }

    /**
     * Returns the same losses with a seed of their random numbers. Losses that are created at different paths have different random numbers.
     */
    public Losses withSeed(Seed other) {
        return new Losses(registry, other);
    }

    /** Returns the losses on the class path, which include all built-in losses. */
    public static Losses builtIn() {
        return ClassPath.LOSSES;
    }

    /**
     * Creates a loss of the class path with its default options.
     *
     * @param name name as in {@code repdyn plugins list}
     * @throws UserErrorException if there is no such loss
     */
    public static EmbeddingField byName(String name) {
        return byName(name, Map.of());
    }

    /**
     * Creates a loss of the class path.
     *
     * @param name name as in {@code repdyn plugins list}
     * @param options options by their names in a study, such as {@code temperature}; values are numbers, booleans, enum
     *     constants, texts, and lists or maps of these
     * @throws UserErrorException if there is no such loss, or an option is unknown or not allowed
     */
    public static EmbeddingField byName(String name, Map<String, ?> options) {
        return byName(name, options, NO_SEED);
    }

    /**
     * Creates a loss of the class path.
     *
     * @param name name as in {@code repdyn plugins list}
     * @param options options by their names in a study
     * @param seed seed of the random numbers of the loss; one without random numbers ignores it
     * @throws UserErrorException if there is no such loss, or an option is unknown or not allowed
     */
    public static EmbeddingField byName(String name, Map<String, ?> options, Seed seed) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        entries.put(NAME, WrittenValues.of(name));
        options.forEach((option, value) -> entries.put(option, WrittenValues.of(value)));
        return builtIn().withSeed(seed).create(new Mapping(entries, SourceLocation.PROGRAM), "loss");
    }

    /** Returns the names of all losses, in alphabetical order. */
    public List<String> names() {
        return registry.names();
    }

    /**
     * Creates a loss from configuration.
     *
     * @param given a name, or a map with {@code name} and the options of the loss
     * @param path path of the value, for messages
     * @throws UserErrorException if there is no such loss, or an option is unknown or not allowed
     */
    public EmbeddingField create(ConfigValue given, String path) {
        Problems problems = new Problems();
        Mapping mapping = mapping(given, path);
        Scalar name = (Scalar) Objects.requireNonNull(mapping.entries().get(NAME));
        Map<String, ConfigValue> own = new LinkedHashMap<>(mapping.entries());
        own.remove(NAME);
        // A message about an unknown name does not say where it is; those about options do.
        LossProvider<?> provider = registry.require(name.text(), name.location(), problems)
                .orElseThrow(() -> new UserErrorException(problems.toList().stream()
                        .map(p -> new Problem(p.location(), path + ": " + p.message()))
                        .toList()))
                .provider();
        return create(provider, new Mapping(own, mapping.location()), path, problems);
    }

    private <O extends Record> EmbeddingField create(
            LossProvider<O> provider, Mapping options, String path, Problems problems) {
        String hint = "See: repdyn plugins describe " + provider.name();
        O bound = binder.bind(provider.optionsType(), options, path, hint, problems)
                .orElseThrow(() -> new UserErrorException(problems.toList()));
        try {
            Seed own = seed.child(path);
            return provider.create(bound, withSeed(own), own);
        } catch (IllegalArgumentException e) {
            throw new UserErrorException(options.location(), path + ": " + e.getMessage() + ". " + hint);
        }
    }

    private Mapping mapping(ConfigValue given, String path) {
        if (given instanceof Scalar name) {
            return new Mapping(Map.of(NAME, name), given.location());
        }
        if (given instanceof Mapping mapping && mapping.entries().get(NAME) instanceof Scalar) {
            return mapping;
        }
        throw new UserErrorException(
                given.location(),
                path + " has no name of a loss. Write a name, or {name: ..., option: value}; known: "
                        + String.join(", ", names()));
    }

    /** Holder of the losses of the class path, which are loaded when they are first needed. */
    private static final class ClassPath {

        private static final Losses LOSSES = load();

        private static Losses load() {
            Spi<LossProvider<?>> kind = Spi.of(LossProvider.class, "loss");
            try (PluginSource source = PluginSource.builtIn()) {
                return Losses.of(Registry.load(kind, source));
            }
        }
    }
}
