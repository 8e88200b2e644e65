package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.study.Studies.SMALL;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;
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

    /** Options of a dataset, one of which has the name of a key of every dataset. */
    record HiddenOption(
            @Option(help = "number of samples", defaultValue = "30") int train,
            @Option(help = "coordinates", defaultValue = "4") int dimension) {}

    /** A dataset whose option 'train' a study cannot set, because the key has another meaning. */
    private static final class HidingDataset implements DatasetProvider<HiddenOption> {

        @Override
        public String name() {
            return "hiding";
        }

        @Override
        public String summary() {
            return "zeros";
        }

        @Override
        public Class<HiddenOption> optionsType() {
            return HiddenOption.class;
        }

        @Override
        public Dataset load(HiddenOption options, Seed seed) {
            throw new AssertionError("a dataset that is refused is not read");
        }
    }

    @Test
    @DisplayName("is refused with its jar if it is a dataset with an option that a study cannot set")
    void hiddenOption() {
        Plugins plugins = Studies.BUILT_IN.with(new HidingDataset());

        assertThat(Studies.problems(plugins, SMALL.replaceFirst("\\{.*}", "{name: hiding, train: 20}")))
                .containsExactly(
                        "study.yaml:1:1: data: the dataset 'hiding' of this program has the option 'train', but a"
                                + " study has keys of this name for every dataset: train, held-out, centre,"
                                + " augment-anchors, positives, views, validation; its author must give it another name");
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
