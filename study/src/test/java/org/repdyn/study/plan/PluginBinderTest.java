package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.study.Studies.SMALL;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.study.Studies;

@DisplayName("A plugin of a study")
class PluginBinderTest {

    /** A loss whose provider breaks the contract: it returns null. */
    private static final class NullLoss implements LossProvider<NoOptions> {

        @Override
        public String name() {
            return "null-loss";
        }

        @Override
        public String summary() {
            return "creates nothing";
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public EmbeddingField create(NoOptions options) {
            return null;
        }
    }

    @Test
    @DisplayName("is refused with its place if it is on the class path and returns null")
    void nullFromTheClassPath() {
        Plugins plugins = Studies.withLoss(
                new LoadedPlugin<>(new NullLoss(), "null.jar", "1", PluginBinderTest.class.getClassLoader()));

        assertThat(Studies.problems(plugins, SMALL.replace("linear-contrastive", "null-loss")))
                .singleElement()
                .asString()
                .startsWith("study.yaml:2:")
                .contains("the plugin 'null-loss' cannot be created: " + NullLoss.class.getName()
                        + ".create() returned null; its author must return a value");
    }
}
