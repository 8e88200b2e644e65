package org.repdyn.study.service;

import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.network.Parameterisation;
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

    private static final R064Store INPUTS = R064Store.FACTORY.make(1, 64);

    private final NetworkReader reader;

    NetworkLine(NetworkParts parts) {
        this.reader = new NetworkReader(parts);
    }

    /** Returns the line; empty for plugins of other kinds. An option without default and example has its type in angle brackets. */
    Optional<String> of(PluginProvider<?> provider) {
        if (!(provider instanceof LayerProvider<?>) && !(provider instanceof ActivationProvider<?>)) {
            return Optional.empty();
        }
        String options = StudyLine.options(provider);
        String part = options.isEmpty() ? provider.name() : provider.name() + ": {" + options + "}";
        List<String> lines =
                LINES.stream().map(line -> line.replace(PART, part)).toList();
        return Optional.of(lines.stream().filter(this::isValid).findFirst().orElseGet(() -> lines.get(0)));
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
