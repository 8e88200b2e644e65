package org.repdyn.study.service;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.options.OptionDescription;
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

    /** Place of the part. */
    private static final String PART = "@";

    /** Lines with a place for one part, the simplest first. */
    private static final List<String> LINES = LineExamples.numbered("line");

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
        return option.list() && option.kind() == OptionDescription.Kind.WHOLE_NUMBER
                ? Optional.of(extents)
                : LineExamples.value(option);
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
}
