package org.repdyn.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;

/** Methods that load and create gadgets. */
final class Gadgets {

    static final Spi<GadgetProvider<?>> SPI = Spi.of(GadgetProvider.class, "gadget");

    private Gadgets() {}

    static Registry<GadgetProvider<?>> load(PluginSource source) {
        return Registry.load(SPI, source);
    }

    static PluginSource open(Path directory) {
        return PluginSource.open(List.of(directory));
    }

    /** Creates a gadget with default options. */
    static Gadget create(Registry<GadgetProvider<?>> registry, String name) {
        return create(registry.find(name).orElseThrow().provider());
    }

    private static <O extends Record> Gadget create(GadgetProvider<O> provider) {
        return provider.create(new OptionsBinder()
                .bind(
                        provider.optionsType(),
                        new ConfigValue.Mapping(Map.of(), SourceLocation.DEFAULT),
                        "",
                        new Problems())
                .orElseThrow());
    }
}
