package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.SeedMean;
import org.repdyn.results.RunDirectory;

@Tag("slow")
@DisplayName("Tables and figures of run directories for papers")
class PaperCommandsTest {

    private static final String STUDY =
            """
            title: three seeds of two losses
            data: {name: digits, train: 30, held-out: 10}
            augment: {name: gaussian-noise, sd: 0.1}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            dynamics: {name: gradient-descent, rate: 1e-4}
            observables: [norm, effective-rank]
            time: {end: 0.01, points: 3}
            seeds: 3
            arms:
              a_b:
              variance: {loss: vicreg}
            """;

    @TempDir
    private static Path temporary;

    private static String run;

    @BeforeAll
    static void run() throws IOException {
        Path study = Files.writeString(temporary.resolve("study.yaml"), STUDY);
        Path out = temporary.resolve("run");
        Cli.Result result = Cli.run("compare", study.toString(), "-q", "--out", out.toString());
        assertThat(result.code()).as(result.err()).isZero();
        run = out.toString();
    }

    @Test
    @DisplayName("a table has a row for each group of seeds, with means and intervals")
    void markdown() {
        Cli.Result result = Cli.run("table", run);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().toList().get(0)).startsWith("| group | seeds | final loss | effective rank |");
        assertThat(result.out()).containsPattern("\\| a\\\\_b \\| 3 \\| .* ± .* \\| .* ± .* \\|");
        assertThat(result.err()).isEmpty();
    }

    @Test
    @DisplayName("a LaTeX table is written to a file, which is replaced only on request")
    void latex() throws IOException {
        Path file = temporary.resolve("tables/losses.tex");
        String[] command = {"table", run, "--format", "latex", "--group", "loss", "--out", file.toString()};
        Cli.Result result = Cli.run(command);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(Files.readString(file))
                .contains("\\toprule", "loss & seeds & final loss & effective rank & ", "\nvicreg & 3 & $");

        Cli.Result again = Cli.run(command);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains(file + ": already exists").contains("--force");
        assertThat(Cli.run("table", run, "--out", file.toString(), "--force").code())
                .isZero();
        assertThat(Files.readString(file)).startsWith("| group |");
        assertThat(Cli.run("table", run, "--out", temporary.toString(), "--force")
                        .err())
                .contains("is a directory");
    }

    @Test
    @DisplayName("a table has the means and intervals that the comparison has")
    void sameAsComparison() {
        List<String> rows = Cli.run("table", run, "--format", "csv", "--columns", "effective-rank")
                .out()
                .lines()
                .toList();
        List<GroupSummary> groups = RunDirectory.read(Path.of(run)).statistics().groups();
        assertThat(groups).hasSize(2);
        for (int i = 0; i < 2; i++) {
            SeedMean rank = groups.get(i).column("effective-rank").orElseThrow();
            SeedMean.Interval interval = rank.interval().orElseThrow();
            assertThat(rows.get(i + 1))
                    .isEqualTo(groups.get(i).name() + ",3," + rank.mean() + "," + interval.low() + "," + interval.high()
                            + ",3");
        }
    }

    @Test
    @DisplayName("a table of tests has a row for each tested pair of groups, and needs a study with such tests")
    void tests() {
        Cli.Result pairs = Cli.run("table", run, "--differences", "--columns", "effective-rank", "--format", "csv");
        assertThat(pairs.code()).as(pairs.err()).isZero();
        assertThat(pairs.out().lines()).hasSize(2);
        assertThat(pairs.out())
                .startsWith("observable,first,second,difference,")
                .containsPattern("\neffective-rank,(a_b,variance|variance,a_b),.*,3,student,");

        Cli.Result few = Cli.run("table", run, "--effects");
        assertThat(few.code()).isEqualTo(2);
        assertThat(few.err()).contains("no effects of settings", "more than 10 groups", "repdyn table --help");

        Cli.Result both = Cli.run("table", run, "--effects", "--group", "loss");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--group and --effects do not go together. Remove one of them");
    }

    @Test
    @DisplayName("--explain says what the columns are, with the options of their observables and the samples")
    void explain() {
        Cli.Result all = Cli.run("table", run, "--explain");
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(all.out())
                .contains("effective rank (effective-rank)\n  number of dimensions that the embeddings use")
                .contains(", with centred = true, rows = anchors\n")
                .containsPattern("data: digits, \\d+ training and \\d+ held-out samples\n");

        Cli.Result one = Cli.run("table", run, "--explain", "--columns", "seconds");
        assertThat(one.out()).startsWith("seconds\n  wall time of the arm, in seconds\n\ndata: ");
        assertThat(Cli.run("table", run, "--explain", "--format", "csv").err())
                .contains("--format and --explain do not go together");
    }

    @Test
    @DisplayName("an unknown column, setting or format is one error that lists what there is")
    void mistakes() {
        Cli.Result column = Cli.run("table", run, "--columns", "final-loss,rank");
        assertThat(column.code()).isEqualTo(2);
        assertThat(column.err().lines()).hasSize(2);
        assertThat(column.err())
                .startsWith("error: command line: no arm has a column 'rank'")
                .contains("effective-rank")
                .endsWith("See: repdyn table --help" + System.lineSeparator());

        Cli.Result setting = Cli.run("table", run, "--group", "encoder.depth");
        assertThat(setting.code()).isEqualTo(2);
        assertThat(setting.err()).contains("no arm has the setting 'encoder.depth'", "loss");

        Cli.Result format = Cli.run("table", run, "--format", "word");
        assertThat(format.code()).isEqualTo(2);
        assertThat(format.err()).contains("LATEX, MARKDOWN, CSV");

        Cli.Result both = Cli.run("table", run, "--group", "loss", "--arms");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--arms and --group were both given");

        Cli.Result common = Cli.run("table", run, "--common");
        assertThat(common.code()).isEqualTo(2);
        assertThat(common.err()).contains("--common is for rows over several settings");
        Cli.Result ranking =
                Cli.run("figure", run, "effective-rank", "--critical-difference", "--common", "--format", "svg");
        assertThat(ranking.code()).isEqualTo(2);
        assertThat(ranking.err()).contains("a ranking is always over the settings that all methods have");

        assertThat(Cli.run("table", temporary.toString()).err()).contains("is not a run directory");

        // With --force a file would be renamed to the name of the device, and the device would be gone.
        Cli.Result device = Cli.run("table", run, "--out", "/dev/null", "--force");
        assertThat(device.code()).isEqualTo(2);
        assertThat(device.err()).startsWith("error: /dev/null: is a device or a pipe. Give the name of a file");
    }

    @Test
    @DisplayName("a figure has the format of its name, and its numbers are written as CSV")
    void figure() throws IOException {
        Path svg = temporary.resolve("figures/rank.svg");
        Path csv = temporary.resolve("figures/rank.csv");
        Cli.Result result = Cli.run(
                "figure", run, "effective-rank", "--by", "loss", "--out", svg.toString(), "--data", csv.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("open " + svg + System.lineSeparator());
        assertThat(Files.readString(svg)).contains("width=\"3.25in\"", ">effective rank</text>", ">vicreg</text>");
        assertThat(Files.readAllLines(csv).get(0)).isEqualTo("curve,kind,x,mean,low,high,n,arms");
        assertThat(Files.readString(csv)).contains("vicreg,simulated,0.0,");

        Path pdf = temporary.resolve("points.pdf");
        Cli.Result points = Cli.run("figure", run, "final-loss", "--by", "loss", "--out", pdf.toString());
        assertThat(points.code()).as(points.err()).isZero();
        assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
        assertThat(Cli.run("figure", run, "final-loss", "--by", "loss", "--out", pdf.toString())
                        .err())
                .contains("already exists");
    }

    @Test
    @DisplayName("a heat map and a critical-difference diagram are drawn from one run of two datasets")
    void mapsAndRanks() throws IOException {
        Path study = Files.writeString(
                temporary.resolve("two.yaml"),
                STUDY.replace(
                        "arms:\n  a_b:\n  variance: {loss: vicreg}\n",
                        "grid: {data: [digits, fashion-mnist], loss: [nt-xent, vicreg, linear-alignment]}\n"));
        String two = temporary.resolve("two").toString();
        Cli.Result compared = Cli.run("compare", study.toString(), "-q", "--out", two);
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("values of loss", "6 blocks: the seeds of digits, fashion-mnist");

        Path map = temporary.resolve("map.svg");
        Cli.Result drawn = Cli.run(
                "figure", two, "effective-rank", "--heat-map", "loss,data", "--width", "6in", "--out", map.toString());
        assertThat(drawn.code()).as(drawn.err()).isZero();
        assertThat(Files.readString(map)).contains(">linear-alignment<", ">fashion-mnist<");

        Path ranks = temporary.resolve("cd.pdf");
        Cli.Result ranked =
                Cli.run("figure", two, "effective-rank", "--critical-difference", "--out", ranks.toString());
        assertThat(ranked.code()).as(ranked.err()).isZero();
        assertThat(ranked.err()).contains("note: ", "6 blocks");
        assertThat(ranks).exists();

        assertThat(Cli.run("figure", two, "effective-rank", "--heat-map", "loss", "--format", "svg")
                        .err())
                .contains("--heat-map loss does not name two settings");
        Cli.Result twice = Cli.run("figure", two, "effective-rank", "--heat-map", "loss,loss", "--format", "svg");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("--heat-map names loss twice");
        assertThat(Cli.run("figure", two, "norm", "--critical-difference", "--log-x", "--format", "svg")
                        .err())
                .contains("--log-x is for curves and points, not for --critical-difference");
    }

    @Test
    @DisplayName("linear BYOL collapses above the weight decay 1/(4(1 + sd²)) and goes to p₊ below it, and the line is"
            + " there")
    void phases() throws IOException {
        String phases = temporary.resolve("phases").toString();
        Cli.Result compared = Cli.run(
                "compare",
                "byol-phases",
                "-q",
                "time.points=3",
                "grid.weight-decay=[0.21, 0.15, 0.06]",
                "grid.augment.gaussian-noise.sd=[0.25, 1, 2]",
                "--out",
                phases);
        assertThat(compared.code()).as(compared.err()).isZero();

        Path map = temporary.resolve("phases.svg");
        Path data = temporary.resolve("phases.csv");
        Cli.Result drawn = Cli.run(
                "figure",
                phases,
                "predictor-modes",
                "--heat-map",
                "weight-decay,augment.gaussian-noise.sd",
                "--boundary",
                "critical-weight-decay",
                "--width",
                "4in",
                "--out",
                map.toString(),
                "--data",
                data.toString());
        assertThat(drawn.code()).as(drawn.err()).isZero();
        assertThat(Files.readString(map)).contains(">line: critical-weight-decay, as predicted<");
        List<String> lines = Files.readAllLines(data);
        assertThat(lines).hasSize(10);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cell = List.of(line.split(",", -1));
            double decay = Double.parseDouble(cell.get(1));
            double variance = 1 + Math.pow(Double.parseDouble(cell.get(2)), 2);
            double critical = 1 / (4 * variance);
            assertThat(Double.parseDouble(cell.get(7))).as(line).isCloseTo(critical, within(1e-12));
            // Above p₋ the predictor goes to p₊; at t = 600 what is left of the way, and of a collapse, is below 1e-8.
            double rest = decay < critical ? (1 + Math.sqrt(1 - decay / critical)) / (2 * variance) : 0;
            assertThat(Double.parseDouble(cell.get(3))).as(line).isCloseTo(rest, within(1e-8));
        }

        Path kinds = temporary.resolve("kinds.csv");
        Cli.Result collapse = Cli.run(
                "figure",
                phases,
                "collapse",
                "--heat-map",
                "weight-decay,augment.gaussian-noise.sd",
                "--boundary",
                "critical-weight-decay",
                "--out",
                temporary.resolve("kinds.svg").toString(),
                "--data",
                kinds.toString());
        assertThat(collapse.code()).as(collapse.err()).isZero();
        List<String> cells = Files.readAllLines(kinds);
        assertThat(cells).hasSize(10);
        for (String line : cells.subList(1, cells.size())) {
            List<String> cell = List.of(line.split(",", -1));
            boolean above = Double.parseDouble(cell.get(1)) > Double.parseDouble(cell.get(8));
            assertThat(cell.get(3)).as(line).isEqualTo(above ? "complete" : "none");
        }
        assertThat(Cli.run("figure", phases, "collapse", "--format", "svg").err())
                .contains("the kind of collapse is drawn by two settings. Add --heat-map ROWS,COLUMNS");

        assertThat(Cli.run(
                                "figure",
                                phases,
                                "predictor-modes",
                                "--boundary",
                                "critical-weight-decay",
                                "--format",
                                "svg")
                        .err())
                .contains("--boundary is for --heat-map");
    }

    @Test
    @DisplayName("an unknown observable, format or length is one error that says what there is")
    void figureMistakes() {
        Cli.Result name = Cli.run("figure", run, "rank", "--format", "svg");
        assertThat(name.code()).isEqualTo(2);
        assertThat(name.err().lines())
                .singleElement()
                .asString()
                .contains("no arm has 'rank'", "effective-rank, ", "norm", "final-loss");

        assertThat(Cli.run("figure", run, "norm").err()).contains("neither --format nor --out was given");
        assertThat(Cli.run("figure", run, "norm", "--out", "x.gif").err())
                .contains("does not end with .svg, .pdf or .png");
        assertThat(Cli.run("figure", run, "norm", "--format", "svg", "--width", "3 miles")
                        .err())
                .contains("--width '3 miles' is not a length such as 3.25in");
        Cli.Result large = Cli.run(
                "figure",
                run,
                "norm",
                "--out",
                temporary.resolve("l.png").toString(),
                "--width",
                "40in",
                "--dpi",
                "2400");
        assertThat(large.code()).isEqualTo(2);
        assertThat(large.err()).contains("the PNG would have 96000 x ", "pixels; at most 150000000 are drawn");
        assertThat(Cli.run("figure", run, "norm", "--format", "svg", "--width", "1mm")
                        .err())
                .contains("from 0.5in to 40in");
    }
}
