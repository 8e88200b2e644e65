package org.repdyn.kernels.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.spi.ActivationProvider;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NetworkParts;

/**
 * A reader of networks from lists of layers: {@code [dense, relu, dense]}, an entry being a name or a map from a name
 * to options, {@code {dense: {W_std: 1.4, b_std: 0.1}}}; the layers of a block are its options, {@code {residual:
 * [relu, dense]}}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NetworkReader {

    /** Names of options as symbols in papers, with their names in configuration; sorted, because a schema lists them. */
    private static final Map<String, String> SYMBOLS =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("W_std", "weight-std", "b_std", "bias-std")));

    private static final String LAYERS = "layers";
    private static final String EXAMPLE = "such as [dense, relu, dense]";

    private final NetworkParts parts;
    private final OptionsBinder binder = new OptionsBinder();

    public NetworkReader(NetworkParts parts) {
        this.parts = parts;
    }

    /** Returns the names of options as symbols in papers, such as {@code W_std}, with their names in configuration; sorted. */
    public static Map<String, String> symbols() {
        return SYMBOLS;
    }

    /**
     * Reads a network.
     *
     * @throws UserErrorException with every problem: unknown layers with the nearest name, options that are not
     *     allowed, a layer that cannot follow the one before
     */
    public InfiniteNetwork read(ConfigValue given, Parameterisation parameterisation) {
        Problems problems = new Problems();
        List<Layer> layers = new LayerParser(problems).layers(given, "network");
        problems.throwIfAny();
        try {
            return new InfiniteNetwork(layers, parameterisation);
        } catch (IllegalArgumentException e) {
            throw new UserErrorException(given.location(), "network: " + e.getMessage());
        }
    }

    /** A parser of the layers of one network, which collects the problems that it finds. */
    private final class LayerParser {

        private final Problems problems;

        LayerParser(Problems problems) {
            this.problems = problems;
        }

        List<Layer> layers(ConfigValue given, String path) {
            List<ConfigValue> entries = entries(given, path);
            List<Layer> result = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                layer(entries.get(i), path + "[" + i + "]").ifPresent(result::add);
            }
            return result;
        }

        private List<ConfigValue> entries(ConfigValue given, String path) {
            if (given instanceof Sequence sequence && !sequence.items().isEmpty()) {
                return sequence.items();
            }
            if (given instanceof Scalar scalar && !scalar.text().isBlank()) {
                String text = scalar.text().strip().replaceAll("^\\[|\\]$", "");
                return Arrays.stream(text.split(",", -1))
                        .<ConfigValue>map(part -> new Scalar(part.strip(), scalar.location()))
                        .toList();
            }
            problems.add(given.location(), path + " is not a list of layers. Write a list, " + EXAMPLE);
            return List.of();
        }

        private Optional<Layer> layer(ConfigValue entry, String path) {
            if (entry instanceof Scalar name) {
                return layer(name.text(), new Mapping(Map.of(), name.location()), entry, path);
            }
            if (entry instanceof Mapping map && map.entries().size() == 1) {
                Map.Entry<String, ConfigValue> only =
                        map.entries().entrySet().iterator().next();
                return layer(only.getKey(), only.getValue(), entry, path);
            }
            String found = entry instanceof Mapping map
                    ? "names "
                            + (map.entries().isEmpty()
                                    ? "nothing"
                                    : String.join(", ", map.entries().keySet()))
                    : "is a list";
            problems.add(
                    entry.location(),
                    path + " " + found + "; an entry is one layer, by its name or as {name: {option: value}}");
            return Optional.empty();
        }

        private Optional<Layer> layer(String name, ConfigValue options, ConfigValue entry, String path) {
            Optional<LayerProvider<?>> layer = parts.layers().find(name).map(p -> p.provider());
            if (layer.isPresent()) {
                return layer(layer.get(), options, path + "." + name);
            }
            Optional<ActivationProvider<?>> activation =
                    parts.activations().find(name).map(p -> p.provider());
            if (activation.isPresent()) {
                return activation(activation.get(), options, path + "." + name);
            }
            TreeSet<String> known = new TreeSet<>(parts.layers().names());
            known.addAll(parts.activations().names());
            problems.add(
                    entry.location(),
                    path + ": unknown layer '" + name + "'. " + NearestName.suggestion(name, known)
                            + "Layers: " + String.join(", ", parts.layers().names()) + ". Activations: "
                            + String.join(", ", parts.activations().names()) + ".");
            return Optional.empty();
        }

        private <O extends Record> Optional<Layer> layer(LayerProvider<O> provider, ConfigValue options, String path) {
            return make(provider, options, path, o -> provider.create(o, nested -> layers(nested, path)));
        }

        private <O extends Record> Optional<Layer> activation(
                ActivationProvider<O> provider, ConfigValue options, String path) {
            return make(provider, options, path, o -> Layer.activation(provider.create(o)));
        }

        private <O extends Record> Optional<Layer> make(
                PluginProvider<O> provider, ConfigValue given, String path, Function<O, Layer> create) {
            Optional<Mapping> options = options(provider, given, path);
            Optional<O> bound = options.flatMap(map -> binder.bind(
                    provider.optionsType(), map, path, "See: repdyn plugins describe " + provider.name(), problems));
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            int before = problems.toList().size();
            try {
                return Optional.of(create.apply(bound.get()));
            } catch (IllegalArgumentException e) {
                // Layers inside that could not be read have been reported already.
                if (problems.toList().size() == before) {
                    problems.add(given.location(), path + ": " + e.getMessage());
                }
                return Optional.empty();
            }
        }

        /** Returns the options as a map, with the papers' symbols in words and options without a value left out. */
        private Optional<Mapping> options(PluginProvider<?> provider, ConfigValue given, String path) {
            if (given instanceof Mapping map) {
                Map<String, ConfigValue> named = new LinkedHashMap<>();
                map.entries().forEach((key, value) -> {
                    if (!isNothing(value)) {
                        named.put(SYMBOLS.getOrDefault(key, key), value);
                    }
                });
                return Optional.of(new Mapping(named, map.location()));
            }
            if (isNothing(given)) {
                return Optional.of(new Mapping(Map.of(), given.location()));
            }
            boolean hasLayers = binder.describe(provider.optionsType()).stream()
                    .anyMatch(option -> option.name().equals(LAYERS));
            if (hasLayers) {
                return Optional.of(new Mapping(Map.of(LAYERS, given), given.location()));
            }
            problems.add(
                    given.location(),
                    path + " has options that are not a map; write {" + provider.name()
                            + ": {option: value}}. See: repdyn plugins describe " + provider.name());
            return Optional.empty();
        }

        private static boolean isNothing(ConfigValue value) {
            return value instanceof Scalar scalar
                    && (scalar.text().isBlank()
                            || scalar.text().equals("null")
                            || scalar.text().equals("none"));
        }
    }
}
