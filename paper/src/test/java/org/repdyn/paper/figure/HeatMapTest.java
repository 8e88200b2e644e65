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
import org.repdyn.paper.Runs;

@DisplayName("A heat map")
class HeatMapTest {

    private static Runs runs() {
        Runs runs = new Runs();
        for (String data : List.of("digits", "fashion")) {
            double shift = data.equals("digits") ? 0 : 10;
            for (int seed = 1; seed <= 2; seed++) {
                arm(runs, data, "vicreg", "free", seed, shift + seed);
                arm(runs, data, "nt-xent", "free", seed, shift + 2 + seed);
                arm(runs, data, "nt-xent", "grassmann", seed, shift + 4 + seed);
            }
        }
        return runs;
    }

    private static void arm(Runs runs, String data, String loss, String constraint, int seed, double rank) {
        runs.arm(
                data + "-" + loss + "-" + constraint,
                seed,
                Map.of("data", data, "loss", loss, "constraint", constraint),
                1,
                rank);
    }

    private static String svg(HeatMap map, double width) {
        FigureStyle style = new FigureStyle(width, Optional.empty(), 8, false, Optional.empty(), 300);
        return new String(Figures.draw(map, style, FigureFormat.SVG), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("has the means over seeds by two settings, a panel for each value of a third, and gaps")
    void panels() {
        HeatMap map = HeatMap.of(runs().result(), "effective-rank", "loss", "constraint", List.of("data"));

        assertThat(map.rows()).containsExactly("vicreg", "nt-xent");
        assertThat(map.columns()).containsExactly("free", "grassmann");
        assertThat(map.panels()).extracting(HeatMap.Panel::name).containsExactly("digits", "fashion");
        assertThat(map.panels().get(1).cells().get(1).get(1).orElseThrow().mean()).isEqualTo(15.5);
        assertThat(map.panels().get(0).cells().get(0).get(1)).isEmpty();
        assertThat(map.notices()).isEmpty();
        assertThat(map.csv().lines().limit(3))
                .satisfies(lines -> assertThat(lines.get(0)).isEqualTo("panel,loss,constraint,mean,low,high,n"))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("digits,vicreg,free,1.5,"))
                .satisfies(lines -> assertThat(lines.get(2)).isEqualTo("digits,vicreg,grassmann,,,,0"));
    }

    @Test
    @DisplayName("writes each number into its cell, with the extreme colours at the extreme values")
    void drawn() {
        HeatMap map = HeatMap.of(runs().result(), "effective-rank", "loss", "constraint", List.of("data"));
        String svg = svg(map, 300);

        assertThat(svg).contains(">15.5<", ">1.50<", ">nt-xent<", ">grassmann<", ">fashion<");
        assertThat(svg).contains("rgb(68,1,84)", "rgb(253,231,37)");
        assertThat(svg(map, 300)).isEqualTo(svg);
    }

    @Test
    @DisplayName("averages over other settings with a notice, and refuses cells that are too small")
    void averages() {
        HeatMap map = HeatMap.of(runs().result(), "effective-rank", "loss", "constraint", List.of());
        assertThat(map.notices())
                .containsExactly("the numbers are means over arms that differ in data; the interval is over seeds");
        assertThatThrownBy(() -> svg(map, 60))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("the cells of the heat map are too small");
    }
}
