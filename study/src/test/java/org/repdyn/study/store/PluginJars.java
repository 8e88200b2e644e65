package org.repdyn.study.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

/** Built-in plugins together with a loss that comes from a jar of its own. */
final class PluginJars {

    private PluginJars() {}

    /**
     * Returns the identity of the run of a small study in an installation with one jar.
     *
     * @param plugin name of the loss in the jar
     * @param checksum checksum of the jar
     * @param loss loss of the study, that of the jar or another one
     */
    static RunId id(String plugin, String checksum, String loss) {
        Plugins plugins = Studies.withLoss(new LoadedPlugin<>(
                new Renamed(plugin),
                "mine.jar",
                "1",
                PluginJars.class.getClassLoader(),
                List.of(new PluginFile("mine.jar", checksum))));
        RunIdentities identities = new RunIdentities(plugins, LinearAlgebra.ojAlgo(), Optional.of("code"));
        return identities
                .of(Studies.plan(plugins, Studies.SMALL.replace("loss: linear-contrastive", "loss: " + loss))
                        .arms()
                        .get(0))
                .id();
    }

    /** The loss {@code linear-contrastive} under another name. */
    private record Renamed(String name) implements LossProvider<NoOptions> {

        @Override
        public String summary() {
            return "for a test";
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public EmbeddingField create(NoOptions options) {
            return create(Studies.BUILT_IN.losses().all().stream()
                    .map(LoadedPlugin::provider)
                    .filter(provider -> provider.name().equals("linear-contrastive"))
                    .findFirst()
                    .orElseThrow());
        }

        private static <O extends Record> EmbeddingField create(LossProvider<O> provider) {
            return provider.create(new OptionsBinder()
                    .bind(
                            provider.optionsType(),
                            new ConfigValue.Mapping(Map.of(), SourceLocation.DEFAULT),
                            "loss",
                            new Problems())
                    .orElseThrow());
        }
    }
}
