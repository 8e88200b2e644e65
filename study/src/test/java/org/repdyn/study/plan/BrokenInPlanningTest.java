package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.study.Studies;

class BrokenInPlanningTest {

    /** A field that cannot say which views it needs. */
    private static final class Viewless implements EmbeddingField {

        @Override
        public ViewRequirements views() {
            return new ViewRequirements(Integer.parseInt("one"), 0, false);
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            throw new AssertionError("planning ends before");
        }
    }

    @Test
    @DisplayName("A plugin that breaks while a study is checked is a problem of its arm, beside those of other arms")
    void isAProblemOfItsArm() {
        LossProvider<NoOptions> provider =
                LossProvider.of("viewless", "has no views", NoOptions.class, options -> new Viewless());
        Plugins plugins = Studies.withLoss(
                new LoadedPlugin<>(provider, "viewless.jar", "1", getClass().getClassLoader()));

        assertThat(
                        Studies.problems(
                                plugins,
                                Studies.SMALL
                                        + "arms:\n  broken: {loss: viewless}\n  other: {encoder: {name: linear, outputs: 0}}\n"))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("arm broken: loss 'viewless' of viewless.jar: ")
                        .contains("one"))
                .anySatisfy(problem -> assertThat(problem).contains("outputs"));
    }
}
