package org.repdyn.paper.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.paper.Runs;

@DisplayName("A phase diagram of the kind of collapse")
class CollapseMapTest {

    /** Returns arms by decay and noise that predict the critical decay 0.25/(1 + sd²) and collapse above it. */
    private static Runs phases() {
        Runs runs = new Runs();
        for (double decay : new double[] {0.3, 0.1}) {
            for (double sd : new double[] {0, 1}) {
                double critical = 0.25 / (1 + sd * sd);
                for (int seed = 1; seed <= 3; seed++) {
                    String name = "arm-" + decay + "-" + sd;
                    runs.arm(name, seed, Map.of("decay", decay, "sd", sd), 1, 1)
                            .collapsed(
                                    decay > critical
                                            ? CollapseKind.COMPLETE
                                            : seed == 3 && sd == 1 ? CollapseKind.RANK_ONE : CollapseKind.NONE)
                            .trajectory(name, seed, "predicted.critical-decay", critical, critical);
                }
            }
        }
        return runs;
    }

    private static CollapseMap map(Runs runs) {
        return CollapseMap.of(runs.result(), "decay", "sd", List.of(), Optional.of("critical-decay"));
    }

    @Test
    @DisplayName("has the most frequent kind of each cell, with counts and the boundary of theory")
    void kinds() {
        CollapseMap map = map(phases());

        assertThat(map.csv().lines())
                .containsExactly(
                        "panel,decay,sd,collapse,none,dimensional,rank-one,complete,critical-decay",
                        "\"\",0.3,0,complete,0,0,0,3,0.25",
                        "\"\",0.3,1,complete,0,0,0,3,0.125",
                        "\"\",0.1,0,none,3,0,0,0,0.25",
                        "\"\",0.1,1,none,2,0,1,0,0.125");
    }

    @Test
    @DisplayName("has the more severe of two kinds that are equally frequent")
    void ties() {
        assertThat(new CollapseMap.Counts(Map.of(CollapseKind.DIMENSIONAL, 2, CollapseKind.RANK_ONE, 2)).kind())
                .isEqualTo(CollapseKind.RANK_ONE);
    }

    @Test
    @DisplayName("is drawn with a legend of the kinds that occur, and the share of a kind in a mixed cell")
    void drawn() {
        FigureStyle style = new FigureStyle(234, Optional.empty(), 8, false, Optional.empty(), 300);

        String svg = new String(Figures.draw(map(phases()), style, FigureFormat.SVG), StandardCharsets.UTF_8);

        assertThat(svg)
                .contains(">none<", ">complete<", ">2/3<", ": critical-decay, as predicted<")
                .contains("rgb(63,42,86)", "rgb(242,238,224)")
                .doesNotContain(">dimensional<", ">3/3<");
    }

    @Test
    @DisplayName("needs a run whose arms have a kind")
    void earlierRun() {
        Runs runs = new Runs().arm("a", 1, Map.of("decay", 1, "sd", 1), 1, 1);

        assertThatThrownBy(() -> map(runs))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no arm of this run has a kind of collapse");
    }
}
