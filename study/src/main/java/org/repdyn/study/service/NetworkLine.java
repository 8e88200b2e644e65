package org.repdyn.study.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.StructureForm;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.problem.Problems;
import org.repdyn.kernels.network.NetworkReader;
import org.repdyn.kernels.spi.ActivationProvider;
import org.repdyn.kernels.spi.LayerProvider;
import org.repdyn.kernels.spi.NetworkParts;
import org.repdyn.study.yaml.StudyYaml;

/**
 * The line of a study with a network of infinite width that has a given layer or activation. A layer does not fit everywhere, so the
 * simplest of a few networks is taken that accepts it, for images of 8×8 such as those of {@code digits}.
 */
final class NetworkLine {

    /** Resource with the parts of lines, so that no code names a plugin. */
    private static final String RESOURCE = "network-lines.properties";

    /** Place of the part. */
    private static final String PART = "@";

    private static final Properties TEXTS = read();

    /** Lines with a place for one part, the simplest first. */
    private static final List<String> LINES = Stream.iterate(1, i -> i + 1)
            .map(i -> Optional.ofNullable(TEXTS.getProperty("line." + i)))
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();

    /** Values of options without a default, of which one that fits is taken. */
    private static final List<String> EXTENTS = List.of("[3]", "[8, 8]");

    private static final R064Store INPUTS = R064Store.FACTORY.make(1, 64);

    private final NetworkReader reader;

    NetworkLine(NetworkParts parts) {
        this.reader = new NetworkReader(parts);
    }

    /** Returns the line; empty for plugins of other kinds. An option for which no value is known has its type in angle brackets. */
    Optional<String> of(PluginProvider<?> provider) {
        if (!(provider instanceof LayerProvider<?>) && !(provider instanceof ActivationProvider<?>)) {
            return Optional.empty();
        }
        List<String> parts = EXTENTS.stream()
                .map(extents -> part(provider, extents))
                .distinct()
                .toList();
        return Optional.of(LINES.stream()
                .flatMap(line -> parts.stream().map(part -> line.replace(PART, part)))
                .filter(this::isValid)
                .findFirst()
                .orElseGet(() -> LINES.get(0).replace(PART, parts.get(0))));
    }

    private static String part(PluginProvider<?> provider, String extents) {
        String options = StudyLine.options(provider, option -> value(option, extents));
        return options.isEmpty() ? provider.name() : provider.name() + ": {" + options + "}";
    }

    private static Optional<String> value(OptionDescription option, String extents) {
        if (option.form() == StructureForm.NETWORK_LAYERS) {
            return Optional.of(TEXTS.getProperty("layers"));
        }
        return Optional.of(extents)
                .filter(known -> option.list() && option.kind() == OptionDescription.Kind.WHOLE_NUMBER);
    }

    private static Optional<ConfigValue> entry(ConfigValue read, String key) {
        return read instanceof ConfigValue.Mapping map
                ? Optional.ofNullable(map.entries().get(key))
                : Optional.empty();
    }

    private boolean isValid(String line) {
        try {
            return StudyYaml.values(line, "example", new Problems())
                    .flatMap(read -> entry(read, "baseline"))
                    .flatMap(baseline -> entry(baseline, "network"))
                    .map(layers -> reader.read(layers, Parameterisation.NTK))
                    .filter(read -> read.objection(INPUTS).isEmpty())
                    .isPresent();
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // a plugin may throw anything
            return false;
        }
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(NetworkLine.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
        return texts;
    }
}
