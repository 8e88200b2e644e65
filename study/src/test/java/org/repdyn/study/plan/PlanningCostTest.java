package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.data.spi.Dataset;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.study.Studies;

@DisplayName("The plan of a study with several seeds")
class PlanningCostTest {

    private static final String SEEDS = "arms:\n  a: {seed: 1}\n  b: {seed: 2}\n";

    private static List<Dataset> datasets(String study) {
        return Studies.plan(study + SEEDS).arms().stream()
                .map(plan -> plan.arm().dataset())
                .toList();
    }

    @Test
    @DisplayName("reads a dataset that does not depend on the seed once")
    void unseeded() {
        List<Dataset> datasets = datasets(Studies.DIGITS);

        assertThat(datasets.get(1)).isSameAs(datasets.get(0));
    }

    /** Counts the evaluations of L = ‖U‖²/2. */
    private record Counting(AtomicInteger evaluations) implements Loss {

        @Override
        public ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }

        @Override
        public double value(Embeddings embeddings) {
            return valueAndGradient(embeddings, embeddings.matrix().copy());
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            evaluations.incrementAndGet();
            gradient.fillMatching(embeddings.matrix());
            double norm = embeddings.matrix().norm();
            return norm * norm / 2;
        }
    }

    @Test
    @DisplayName("tries only one of the arms that differ in their seeds")
    void triedOnce() {
        AtomicInteger evaluations = new AtomicInteger();
        LossProvider<NoOptions> provider =
                LossProvider.of("counting", "counts", NoOptions.class, options -> new Counting(evaluations));

        StudyPlan plan = Studies.plan(
                Studies.withLoss(new LoadedPlugin<>(
                        provider, "counting.jar", "1", getClass().getClassLoader())),
                Studies.SMALL.replace("linear-contrastive", "counting")
                        + "arms:\n  a: {seed: 1}\n  b: {seed: 2}\n  wide: {encoder: {outputs: 3}}\n");

        assertThat(plan.arms()).hasSize(3);
        assertThat(evaluations).hasValue(2); // one for each width
    }

    @Test
    @DisplayName("draws a synthetic dataset for each seed")
    void seeded() {
        List<Dataset> datasets = datasets(Studies.SMALL);

        assertThat(datasets.get(1).inputs().data).isNotEqualTo(datasets.get(0).inputs().data);
    }

    @Test
    @DisplayName("is that of each arm planned alone, though only the first is bound in full")
    void boundOnce() {
        String study = Studies.SMALL.replace("linear-contrastive", "{name: byol}") + "predictor: linear\n";

        StudyPlan both = Studies.plan(study + SEEDS);
        ArmPlan alone = Studies.plan(study + "arms:\n  b: {seed: 2}\n").arms().get(0);

        ArmPlan second = both.arms().get(1);
        assertThat(second.resolved()).isEqualTo(alone.resolved());
        assertThat(second.brief()).isEqualTo(alone.brief());
        assertThat(second.plugins())
                .extracting(UsedPlugin::describe)
                .isEqualTo(alone.plugins().stream().map(UsedPlugin::describe).toList());
        assertThat(second.arm().dataset().checksum())
                .isEqualTo(alone.arm().dataset().checksum());
        assertThat(second.arm().method()).isSameAs(both.arms().get(0).arm().method());
    }
}
