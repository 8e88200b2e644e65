package org.repdyn.paper.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    /** Returns arms by decay and noise sd that predict the critical decay 1/(4(1 + sd²)), and vanish above it. */
    private static Runs phases() {
        Runs runs = new Runs();
        for (double decay : new double[] {0.3, 0.2, 0.1, 0}) {
            for (double sd : new double[] {0, 0.5, 1, 2}) {
                String name = "arm-" + decay + "-" + sd;
                double critical = critical(sd);
                runs.arm(name, 1, Map.of("decay", decay, "sd", sd), 1, decay < critical ? 0.5 : 1e-12);
                runs.trajectory(name, 1, "predicted.critical-decay", critical, critical);
                runs.trajectory(name, 1, "predicted.rank", decay, decay);
            }
        }
        return runs;
    }

    private static double critical(double sd) {
        return 0.25 / (1 + sd * sd);
    }

    private static String svg(HeatMap map, double width) {
        FigureStyle style = new FigureStyle(width, Optional.empty(), 8, false, Optional.empty(), 300);
        return new String(Figures.draw(map, style, FigureFormat.SVG), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("has the means over seeds by two settings, a panel for each value of a third, and gaps")
    void panels() {
        HeatMap map = HeatMap.of(runs().result(), "effective-rank", "loss", "constraint", List.of("data"));

        assertThat(map.grid().rows()).containsExactly("vicreg", "nt-xent");
        assertThat(map.grid().columns()).containsExactly("free", "grassmann");
        assertThat(map.grid().panels()).extracting(GridPanel::name).containsExactly("digits", "fashion");
        assertThat(map.grid()
                        .panels()
                        .get(1)
                        .cells()
                        .get(1)
                        .get(1)
                        .orElseThrow()
                        .mean())
                .isEqualTo(15.5);
        assertThat(map.grid().panels().get(0).cells().get(0).get(1)).isEmpty();
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
        // A caption that is wider than the figure has two lines.
        assertThat(svg(map, 400)).contains(": mean over the seeds, by loss and constraint<");
        assertThat(svg(map, 200)).contains(": mean over the seeds<", ">by loss and constraint<");
        assertThat(svg(map, 300)).isEqualTo(svg);
    }

    @Test
    @DisplayName("has the predicted boundary of each column in the line, in the data and below the map")
    void boundary() {
        HeatMap map = HeatMap.of(
                phases().result(), "effective-rank", "decay", "sd", List.of(), false, Optional.of("critical-decay"));
        assertThat(map.grid().panels().get(0).boundary())
                .extracting(Optional::orElseThrow)
                .containsExactly(critical(0), critical(0.5), critical(1), critical(2));
        assertThat(map.csv().lines())
                .startsWith("panel,decay,sd,mean,low,high,n,critical-decay")
                .contains("\"\",0.3,1,1.0E-12,,,1,0.125");

        String svg = svg(map, 300);
        assertThat(svg)
                .contains(">line: critical-decay, as predicted<", ">0.500<", ">0<")
                .doesNotContain("e-12");
        List<MatchResult> lines = Pattern.compile("<path d=\"([ML][^\"]*L[^\"]*)\" style=\"fill:none")
                .matcher(svg)
                .results()
                .toList();
        assertThat(lines).hasSize(2);
        double[] heights = Pattern.compile("[ML][0-9.]+,([0-9.]+)")
                .matcher(lines.get(1).group(1))
                .results()
                .mapToDouble(point -> Double.parseDouble(point.group(1)))
                .toArray();
        assertThat(heights).hasSize(4);
        // Rows 0.1 apart are 1.5 times the font size of 8 apart.
        for (int column = 1; column < 4; column++) {
            double sd = new double[] {0, 0.5, 1, 2}[column];
            assertThat(heights[column] - heights[0])
                    .isCloseTo((critical(0) - critical(sd)) / 0.1 * 1.5 * 8, within(1e-6));
        }
        assertThat(svg(map, 300)).isEqualTo(svg);
    }

    @Test
    @DisplayName("places a number between rows in ascending or descending order, and outside of them")
    void place() {
        List<String> descending = List.of("0.4", "0.2", "0.1");
        assertThat(PhaseBoundary.place(descending, 0.4)).isEqualTo(0);
        assertThat(PhaseBoundary.place(descending, 0.3)).isCloseTo(0.5, within(1e-12));
        assertThat(PhaseBoundary.place(descending, 0.15)).isCloseTo(1.5, within(1e-12));
        assertThat(PhaseBoundary.place(descending, 0.05)).isCloseTo(2.5, within(1e-12));
        assertThat(PhaseBoundary.place(List.of("1", "3"), 0)).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    @DisplayName("refuses a boundary without a prediction, without ordered numbers, or with two values in a column")
    void boundaryMistakes() {
        assertThatThrownBy(() -> HeatMap.of(
                        phases().result(),
                        "effective-rank",
                        "decay",
                        "sd",
                        List.of(),
                        false,
                        Optional.of("critical-deca")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(
                        "no arm predicts 'critical-deca'. Did you mean 'critical-decay'? Predictions of this"
                                + " run: critical-decay, rank");
        assertThatThrownBy(() -> HeatMap.of(
                        phases().result(), "effective-rank", "decay", "sd", List.of(), false, Optional.of("rank")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(
                        "'rank' is predicted from 0 to 0.3 by the arms of the column 0. A boundary needs one"
                                + " value for each column");
        assertThatThrownBy(() -> HeatMap.of(
                        runs().result(), "effective-rank", "loss", "constraint", List.of(), false, Optional.of("rank")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(
                        "numbers in ascending or descending order; the values of 'loss' are vicreg, nt-xent");
    }

    @Test
    @DisplayName("has texts that fit their cells: two digits where three have no room, and else an error")
    void textsFit() {
        Runs runs = new Runs();
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 6; b++) {
                runs.arm("m-" + a + "-" + b, 1, Map.of("a", a, "b", b), 1, -1.23456e-6 * (1 + a + b));
            }
        }
        HeatMap map = HeatMap.of(runs.result(), "effective-rank", "a", "b", List.of());
        assertThat(svg(map, 300)).contains(">−1.23e−06<");
        assertThat(svg(map, 250)).contains(">−1.2e−06<").doesNotContain(">−1.23e−06<");
        assertThatThrownBy(() -> svg(map, 200))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("the cells of the heat map are too small for their numbers");
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
