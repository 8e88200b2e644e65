package org.repdyn.paper.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Runs;

@DisplayName("Tables for papers")
class ResultTableTest {

    /** Quantile 0.975 of Student's distribution with 2 degrees of freedom: level · √(2 / (1 − level²)). */
    private static final double T2 = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95));

    private static RunResult twoGroups() {
        return new Runs()
                .arm("a", 1, Map.of("loss", "vicreg", "width", 8), 1, 2.5)
                .arm("a", 2, Map.of("loss", "vicreg", "width", 8), 2, 2.6)
                .arm("a", 3, Map.of("loss", "vicreg", "width", 8), 3, 2.7)
                .arm("b", 1, Map.of("loss", "vicreg", "width", 16), 10, 4)
                .arm("b", 2, Map.of("loss", "vicreg", "width", 16), 20, Double.NaN)
                .arm("b", 3, Map.of("loss", "vicreg", "width", 16), 30, 4)
                .result();
    }

    private static ResultTable table(RunResult run, Grouping grouping, String... columns) {
        return ResultTable.of(run, grouping, List.of(columns));
    }

    @Test
    @DisplayName("have a row for each group of seeds, with mean, interval and number of seeds")
    void seeds() {
        ResultTable table = table(twoGroups(), new Grouping.BySeed());

        SeedMean loss = table.rows().get(0).cells().get(0).orElseThrow();
        assertThat(loss.mean()).isEqualTo(2);
        assertThat(loss.seeds()).isEqualTo(3);
        assertThat(loss.interval().orElseThrow().high()).isCloseTo(2 + T2 / Math.sqrt(3), within(1e-8));
        assertThat(table.text(TableFormat.MARKDOWN))
                .isEqualTo(
                        """
                | group | seeds | final loss | effective rank |
                | :-- | --: | --: | --: |
                | a | 3 | 2.0 ± 2.5 | 2.60 ± 0.25 |
                | b | 3 | 20 ± 25 | 4.00 (n = 2) |

                Numbers: mean ± half length of Student's 95 % interval over seeds.
                """);
        assertThat(table.text(TableFormat.LATEX))
                .isEqualTo(
                        """
                % a title
                % \\usepackage{booktabs}; mean ± half length of Student's 95 % interval over seeds
                \\begin{tabular}{lrrr}
                \\toprule
                group & seeds & final loss & effective rank \\\\
                \\midrule
                a & 3 & $2.0 \\pm 2.5$ & $2.60 \\pm 0.25$ \\\\
                b & 3 & $20 \\pm 25$ & $4.00$ ($n = 2$) \\\\
                \\bottomrule
                \\end{tabular}
                """);
    }

    @Test
    @DisplayName("have plain values for one seed, and a dash for what was not measured")
    void oneSeed() {
        RunResult run = new Runs()
                .arm("a", 0, Map.of(), 1.23456e-7, 2.5)
                .arm("b", 0, Map.of(), -123456, Double.NaN)
                .result();

        assertThat(table(run, new Grouping.BySeed()).text(TableFormat.MARKDOWN))
                .isEqualTo(
                        """
                | group | final loss | effective rank |
                | :-- | --: | --: |
                | a | 1.235 × 10⁻⁷ | 2.50 |
                | b | −1.235 × 10⁵ | – |
                """);
        assertThat(table(run, new Grouping.BySeed()).text(TableFormat.LATEX))
                .contains("a & $1.235 \\times 10^{-7}$ & $2.50$ \\\\", "b & $-1.235 \\times 10^{5}$ & -- \\\\");
    }

    @Test
    @DisplayName("average the arms of a seed before the interval if rows are values of factors, and say so")
    void factors() {
        ResultTable table = table(twoGroups(), new Grouping.ByFactors(List.of("loss")), "final-loss", "effective-rank");

        SeedMean loss = table.rows().get(0).cells().get(0).orElseThrow();
        assertThat(loss.mean()).isEqualTo(11);
        assertThat(loss.seeds()).isEqualTo(3);
        assertThat(loss.interval().orElseThrow().halfLength()).isCloseTo(T2 * 5.5 / Math.sqrt(3), within(1e-8));
        SeedMean rank = table.rows().get(0).cells().get(1).orElseThrow();
        assertThat(rank.seeds()).as("seed 2 lacks one of its arms").isEqualTo(2);
        assertThat(rank.mean()).isCloseTo((2.5 + 4 + 2.7 + 4) / 4, within(1e-12));
        assertThat(table.notices()).singleElement().asString().contains("differ in width");

        ResultTable both = table(twoGroups(), new Grouping.ByFactors(List.of("width", "loss")), "note-x");
        assertThat(both.text(TableFormat.MARKDOWN))
                .contains("| width | loss | seeds | note-x |", "| 16 | vicreg | 3 | 40 ± 50 |");
        assertThat(both.notices()).isEmpty();
    }

    /** Returns arms in which width adds 1 to the loss of 0 of one loss and of 100 of the other, which has no width 16. */
    private static RunResult unbalanced() {
        Runs runs = new Runs();
        for (long seed = 1; seed <= 2; seed++) {
            runs.arm("a8", seed, Map.of("loss", "arora", "width", 8), seed, 1)
                    .arm("a16", seed, Map.of("loss", "arora", "width", 16), seed + 1, 1)
                    .arm("v8", seed, Map.of("loss", "vicreg", "width", 8), seed + 100, 1);
        }
        return runs.result();
    }

    @Test
    @DisplayName("say if rows are means over other settings than the others")
    void unbalancedRows() {
        ResultTable table = table(unbalanced(), new Grouping.ByFactors(List.of("width")), "final-loss");

        assertThat(table.rows().get(0).cells().get(0).orElseThrow().mean()).isEqualTo(51.5);
        assertThat(table.rows().get(1).cells().get(0).orElseThrow().mean()).isEqualTo(2.5);
        assertThat(table.notices())
                .contains("the means are over different settings, so they do not compare: 16 has no vicreg. Means over"
                        + " the common settings alone do");
        assertThat(table.text(TableFormat.LATEX)).contains("\n% the means are over different settings");
    }

    @Test
    @DisplayName("say that a mean of values of different losses has no meaning")
    void differentLosses() {
        String meaningless = "values of different losses are on different scales, so that their mean has no meaning."
                + " Divide the arms by loss as well";
        Grouping byWidth = new Grouping.ByFactors(List.of("width"));
        assertThat(table(unbalanced(), byWidth, "final-loss").notices()).contains(meaningless);
        assertThat(table(unbalanced(), byWidth, "effective-rank").notices()).doesNotContain(meaningless);
        assertThat(table(unbalanced(), new Grouping.ByFactors(List.of("loss"))).notices())
                .doesNotContain(meaningless);
    }

    @Test
    @DisplayName("compare losses of which one alone has an option, and of which one lacks a width")
    void optionOfOneRow() {
        Runs runs = new Runs()
                .arm("n1", 1, Map.of("loss", "nt-xent", "loss.temperature", 0.1, "width", 8), 1, 1)
                .arm("n2", 1, Map.of("loss", "nt-xent", "loss.temperature", 0.5, "width", 8), 3, 1)
                .arm("v8", 1, Map.of("loss", "vicreg", "width", 8), 5, 1);
        assertThat(table(runs.result(), new Grouping.ByFactors(List.of("loss")), "final-loss")
                        .notices())
                .containsExactly(
                        "the numbers are means over arms that differ in loss.temperature; the interval is over seeds");

        RunResult wider =
                runs.arm("v16", 1, Map.of("loss", "vicreg", "width", 16), 7, 1).result();
        assertThat(table(wider, new Grouping.ByFactors(List.of("loss"))).notices())
                .contains("the means are over different settings, so they do not compare: nt-xent has no width = 16."
                        + " Means over the common settings alone do");
        ResultTable common = table(wider, new Grouping.ByFactors(List.of("loss"), true), "final-loss");
        assertThat(common.rows())
                .extracting(row -> row.cells().get(0).orElseThrow().mean())
                .containsExactly(2.0, 5.0);
    }

    @Test
    @DisplayName("are over the settings that all rows have on request")
    void commonSettings() {
        ResultTable table = table(unbalanced(), new Grouping.ByFactors(List.of("width"), true), "final-loss");

        assertThat(table.rows().get(0).cells().get(0).orElseThrow().mean()).isEqualTo(1.5);
        assertThat(table.rows().get(1).cells().get(0).orElseThrow().mean()).isEqualTo(2.5);
        assertThat(table.notices())
                .containsExactly("the numbers are over the 1 of 2 combinations of loss that all values of width have");
        RunResult nothing = new Runs()
                .arm("a", 1, Map.of("loss", "arora", "width", 8), 1, 1)
                .arm("b", 1, Map.of("loss", "vicreg", "width", 8), 1, 1)
                .arm("c", 1, Map.of("loss", "tcr", "width", 16), 1, 1)
                .result();
        assertThatThrownBy(() -> table(nothing, new Grouping.ByFactors(List.of("width"), true)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no combination of loss is common to all values of width");
    }

    /** Returns arms whose loss is 3·width^(−a) with a = 0.4, 0.5, 0.6 for the three seeds, and -1 for another constraint. */
    private static RunResult powers() {
        Runs runs = new Runs();
        for (int width : new int[] {8, 16, 64}) {
            for (int seed = 0; seed < 3; seed++) {
                runs.arm(
                                "free" + width,
                                seed,
                                Map.of("constraint", "free", "width", width),
                                3 * Math.pow(width, -0.4 - 0.1 * seed),
                                width)
                        .arm("held" + width, seed, Map.of("constraint", "held", "width", width), -1, 4);
            }
        }
        return runs.result();
    }

    @Test
    @DisplayName("have exponents over a setting, with intervals over the exponents of the seeds")
    void trends() {
        ResultTable table = ResultTable.ofTrends(powers(), "width", List.of(), false, List.of());

        SeedMean loss = table.rows().get(0).cells().get(0).orElseThrow();
        assertThat(table.rows().get(0).labels()).containsExactly("free");
        assertThat(loss.mean()).isCloseTo(-0.5, within(1e-12));
        assertThat(loss.interval().orElseThrow().halfLength()).isCloseTo(T2 * 0.1 / Math.sqrt(3), within(1e-8));
        assertThat(table.rows().get(1).cells().get(0))
                .as("a loss of −1 has no logarithm")
                .isEmpty();
        assertThat(table.text(TableFormat.MARKDOWN))
                .contains("| constraint | seeds | exponent of final loss | exponent of effective rank |")
                .contains("| free | 3 | −0.50 ± 0.25 | 1 |", "| held | 3 | – | 0 |");
        assertThat(table.notices()).singleElement().asString().contains("exponents a of x ∝ width^a", "8, 16, 64");
        assertThat(table.text(TableFormat.CSV)).contains("final_loss_exponent_low");

        assertThatThrownBy(() -> ResultTable.ofTrends(powers(), "constraint", List.of(), false, List.of()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("needs a setting with positive numbers");
        assertThatThrownBy(() -> ResultTable.ofTrends(powers(), "depth", List.of(), false, List.of()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no arm has the setting 'depth'");
    }

    @Test
    @DisplayName("have exponents over a setting with which another one changes, whichever comes first")
    void trendsOfScaledSettings() {
        Runs runs = new Runs();
        for (int width : new int[] {8, 16, 32}) {
            for (String constraint : List.of("free", "held")) {
                Map<String, Object> settings = new TreeMap<>(Map.of("rate", 1.0 / width, "width", width));
                settings.put("constraint", constraint);
                runs.arm(constraint + width, 0, settings, width * width, 1);
            }
        }

        for (String path : List.of("width", "rate")) {
            ResultTable table = ResultTable.ofTrends(runs.result(), path, List.of(), false, List.of("final-loss"));

            assertThat(table.headings()).as(path).containsExactly("constraint");
            assertThat(table.rows()).as(path).hasSize(2).allSatisfy(row -> assertThat(
                            row.cells().get(0).orElseThrow().mean())
                    .isCloseTo(path.equals("width") ? 2 : -2, within(1e-12)));
            assertThat(table.notices())
                    .as(path)
                    .anyMatch(notice ->
                            notice.endsWith(" with " + path + ", so the exponents are not those of this setting alone"))
                    .noneMatch(notice -> notice.contains("means over arms that differ"));
        }
    }

    @Test
    @DisplayName("average exponents over further settings, so that a missing arm costs its seed")
    void trendsOverFurtherSettings() {
        Runs runs = new Runs();
        for (int width : new int[] {8, 16}) {
            for (int seed = 0; seed < 2; seed++) {
                runs.arm("a" + width, seed, Map.of("loss", "a", "width", width), width, 1)
                        .arm(
                                "b" + width,
                                seed,
                                Map.of("loss", "b", "width", width),
                                1000.0 * width * width,
                                1,
                                seed == 1 && width == 8 ? ArmStatus.DIVERGED : ArmStatus.COMPLETED);
            }
        }
        SeedMean loss = ResultTable.ofTrends(
                        runs.arm("c", 0, Map.of("loss", "a", "width", 32, "group", "other"), 1, 1)
                                .result(),
                        "width",
                        List.of("group"),
                        false,
                        List.of("final-loss"))
                .rows()
                .get(0)
                .cells()
                .get(0)
                .orElseThrow();

        assertThat(loss.seeds()).isEqualTo(1);
        assertThat(loss.mean()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    @DisplayName("have a row for each arm on request, and name arms that did not complete")
    void arms() {
        RunResult run = new Runs()
                .arm("a", 1, Map.of(), 1, 2)
                .arm("a", 2, Map.of(), Double.NaN, 2, ArmStatus.DIVERGED)
                .result();
        ResultTable table = table(run, new Grouping.ByArm());
        assertThat(table.text(TableFormat.MARKDOWN)).contains("| a-seed1 | 1 | 2.00 |", "| a-seed2 | – | – |");
        assertThat(table.notices()).singleElement().asString().contains("1 of 2 arms did not complete (a-seed2)");
    }

    @Test
    @DisplayName("say that a number was measured with other options in some arms, also exponents of it, if it is shown")
    void unequal() {
        String option = "observables.effective-rank.centred";
        RunResult run = new Runs()
                .arm("a", 1, Map.of("width", 1, option, "true"), 1, 2)
                .arm("b", 1, Map.of("width", 2, option, "false"), 2, 2)
                .result();
        String notice =
                "effective rank was measured with centred = true for a-seed1; centred = false for b-seed1, so its"
                        + " numbers do not compare";
        assertThat(table(run, new Grouping.BySeed()).notices()).containsExactly(notice);
        assertThat(table(run, new Grouping.BySeed(), "final-loss").notices()).isEmpty();
        assertThat(ResultTable.ofTrends(run, "width", List.of(), false, List.of("effective-rank"))
                        .notices())
                .contains(notice);
    }

    @Test
    @DisplayName("say that arms are missing if the run was stopped, also exponents over a setting")
    void stopped() {
        RunResult run = new Runs()
                .arm("a", 1, Map.of("width", 1), 1, 2)
                .arm("b", 1, Map.of("width", 2), 2, 2)
                .missing("a-seed2")
                .missing("b-seed2")
                .result();
        String notice = "2 of 4 arms have no result, because a run was stopped: a-seed2, b-seed2";
        assertThat(table(run, new Grouping.BySeed()).notices()).containsExactly(notice);
        assertThat(ResultTable.ofTrends(run, "width", List.of(), false, List.of())
                        .notices())
                .contains(notice);
    }

    @Test
    @DisplayName("have all digits and both ends in CSV")
    void csv() throws Exception {
        RunResult run = new Runs()
                .arm("a, \"quoted\"", 1, Map.of(), 0.1, 2)
                .arm("a, \"quoted\"", 2, Map.of(), 0.3, 3)
                .arm("b", 1, Map.of(), 1 / 3.0, Double.NaN)
                .result();
        String csv = table(run, new Grouping.BySeed()).text(TableFormat.CSV);

        List<CSVRecord> rows = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .get()
                .parse(new java.io.StringReader(csv))
                .getRecords();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("group")).isEqualTo("a, \"quoted\"");
        assertThat(rows.get(0).get("seeds")).isEqualTo("2");
        assertThat(Double.parseDouble(rows.get(0).get("final_loss_low"))).isLessThan(0);
        assertThat(Double.parseDouble(rows.get(1).get("final_loss"))).isEqualTo(1 / 3.0);
        assertThat(rows.get(1).get("final_loss_low")).isEmpty();
        assertThat(rows.get(1).get("effective_rank")).isEmpty();
        assertThat(rows.get(1).get("effective_rank_n")).isEqualTo("0");
    }

    @Test
    @DisplayName("escape all characters of names that have a meaning in LaTeX or Markdown")
    void hostileNames() {
        RunResult run = new Runs()
                .arm("[a]*_b&c%d$e#f{g}~h^i\\j|k<l>m--n`o'p\"q\nr", 0, Map.of(), 1, 2)
                .result();
        ResultTable table = table(run, new Grouping.BySeed());

        assertThat(table.text(TableFormat.LATEX).lines().toList().get(6))
                .isEqualTo("{[}a{]}{*}\\_b\\&c\\%d\\$e\\#f\\{g\\}"
                        + "\\textasciitilde{}h\\textasciicircum{}i\\textbackslash{}j\\textbar{}k\\textless{}l\\textgreater{}m"
                        + "-{}-n\\textasciigrave{}o\\textquotesingle{}p\\char34{}q r & $1$ & $2.00$ \\\\");
        assertThat(table.text(TableFormat.MARKDOWN).lines().toList().get(2))
                .isEqualTo("| \\[a\\]\\*\\_b\\&c%d\\$e\\#f\\{g\\}\\~h^i\\\\j\\|k\\<l\\>m--n\\`o'p\"q r | 1 | 2.00 |");
    }

    @Test
    @DisplayName("refuse unknown columns and settings, and list those that there are")
    void unknown() {
        RunResult run = twoGroups();
        assertThatThrownBy(() -> table(run, new Grouping.BySeed(), "efective-rank"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no arm has a column 'efective-rank'")
                .hasMessageContaining("Did you mean 'effective-rank'?")
                .hasMessageContaining("final-loss, effective-rank, final-time, seconds, note-x");
        assertThatThrownBy(() -> table(run, new Grouping.ByFactors(List.of("depth"))))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no arm has the setting 'depth'")
                .hasMessageContaining("loss")
                .hasMessageContaining("width");
    }
}
