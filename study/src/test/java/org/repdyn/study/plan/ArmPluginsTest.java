package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.study.Studies;

@DisplayName("The plugins of an arm")
class ArmPluginsTest {

    private static final StudyPlan PLAN = Studies.plan(Studies.SMALL
            + "observables: [effective-rank]\narms:\n  sum: {loss: {name: weighted-sum, terms: [linear-alignment]}}\n"
            + "  ntk: {baseline: {name: ntk, network: [dense, {residual: [gelu, dense]}]}}\n");

    private static List<String> plugins(String arm) {
        return PLAN.arms().stream()
                .filter(plan -> plan.name().equals(arm))
                .flatMap(plan -> plan.plugins().stream())
                .map(used -> used.kind() + " " + used.plugin().name())
                .toList();
    }

    @Test
    @DisplayName("include the terms of a loss and the layers and activations of a network")
    void parts() {
        assertThat(plugins("sum")).contains("loss weighted-sum", "loss linear-alignment", "encoder linear");
        assertThat(plugins("ntk"))
                .contains(
                        "baseline ntk",
                        "layer dense",
                        "layer residual",
                        "activation gelu",
                        "observable effective-rank");
    }

    @Test
    @DisplayName("do not include the plugins of other arms")
    void ofOneArm() {
        assertThat(plugins("ntk")).doesNotContain("loss linear-alignment", "dynamics gradient-flow");
        assertThat(plugins("sum")).doesNotContain("baseline ntk", "layer dense");
    }
}
