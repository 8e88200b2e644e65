package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.data.spi.Dataset;
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

    @Test
    @DisplayName("draws a synthetic dataset for each seed")
    void seeded() {
        List<Dataset> datasets = datasets(Studies.SMALL);

        assertThat(datasets.get(1).inputs().data).isNotEqualTo(datasets.get(0).inputs().data);
    }
}
