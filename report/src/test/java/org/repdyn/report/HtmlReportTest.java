package org.repdyn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.report.internal.figure.Thumbnail;
import org.repdyn.statistics.interval.SeedMeans;

@Tag("slow")
class HtmlReportTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>", Pattern.DOTALL);
    /** Pattern of an element that makes a browser fetch an address outside the page. */
    private static final Pattern FETCHES = Pattern.compile("<[a-z]+[^>]*\\s(src|href)=\"(?!data:)[^\"]*\"");

    /** Page of the sample run, which several tests read. */
    private static final String FLAGSHIP = HtmlReport.render(SampleRuns.flagship());

    /** Page of the sample run with further observables, which several tests read. */
    private static final String FURTHER = HtmlReport.render(SampleRuns.withFurtherObservables());

    @Test
    @DisplayName("the report has the table, all figures, formulas, configuration and provenance in one file")
    void whole() {
        assertThat(FLAGSHIP)
                .startsWith("<!DOCTYPE html>")
                .contains("grassmann kept 7.7 of 8 dimensions")
                .contains("96.3 %")
                .contains("2.4 × 10⁻¹⁰")
                .contains("−3.1 × 10¹⁷")
                .contains("W(t) = orth(e^{−2Ct} W₀)")
                .contains("equation 12")
                .contains("No closed form is known for this loss in function space.")
                .contains("seed: 1\ndata: {name: digits}")
                .contains("linear-contrastive");
        for (String id : List.of(
                "comparison",
                "embedding",
                "effective-rank",
                "loss",
                "singular-values",
                "prediction",
                "deviation",
                "subspace-angle",
                "formulas",
                "configuration")) {
            assertThat(FLAGSHIP).contains("id=\"" + id + "\"");
        }
        assertThat(FLAGSHIP.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
    }

    @Test
    @DisplayName("arms that are missing, because the run was stopped, are named")
    void stopped() {
        String notice = "1 of 4 arms has no result, because a run was stopped: late&lt;.";
        assertThat(FLAGSHIP).doesNotContain(" no result, because");
        assertThat(HtmlReport.render(SampleRuns.withMissing("late<"))).contains(notice);
    }

    @Test
    @DisplayName("a list below the table says how the columns were measured, if the run knows it")
    void protocol() {
        assertThat(FLAGSHIP).doesNotContain("How the columns were measured");
        RunResult run = SampleRuns.flagship();
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        for (ArmResult arm : run.arms()) {
            Map<String, FactorValue> settings = Map.of(
                    "data", new FactorValue.Text("a<b"),
                    "data.train", new FactorValue.Numeric(40),
                    "observables.effective-rank.centred", new FactorValue.Truth(true));
            factors.put(arm.name(), new ArmFactors(arm.name(), 0, Map.of(), settings, Map.of()));
        }

        String html = HtmlReport.render(SampleRuns.withFactors(run, factors));

        assertThat(html)
                .contains("<summary>How the columns were measured</summary>")
                .contains("<dt>Effective rank</dt><dd>with centred = true</dd>")
                .contains("<dt>Data</dt><dd>a&lt;b, 40 training samples</dd>");
    }

    @Test
    @DisplayName("a group of seeds is a row with intervals, and their findings replace the summary")
    void groups() {
        assertThat(FLAGSHIP).doesNotContain("±", "<li>grassmann has");

        String html = HtmlReport.render(SampleRuns.withSeeds());

        assertThat(html)
                .contains("<li>grassmann has a higher effective rank than naive &lt;b&gt;.</li>")
                .doesNotContain("<p class=\"summary\">")
                .contains("data-label=\"Effective rank\" data-sort=\"7.69\">7.69\u00a0±\u00a00.12</td>")
                .contains("data-label=\"kNN accuracy\" data-sort=\"0.963\">96.3\u00a0±\u00a01.2\u00a0%</td>")
                .contains("data-label=\"Final loss\" data-sort=\"-14.06\">−14.06</td>")
                .contains("data-label=\"Probe accuracy\" data-sort=\"\">–</td>")
                .contains("data-label=\"Outcome\" data-sort=\"2 completed, 1 diverged\">2\u00a0completed,"
                        + " 1\u00a0diverged</td>");
    }

    @Test
    @DisplayName("a mean and its interval end at one digit")
    void digits() {
        String html = HtmlReport.render(SampleStudies.of(2, 1, 3, 3, 1));
        List<MatchResult> cells = Pattern.compile(">([−0-9.]+)\u00a0±\u00a0([0-9.]+)</td>")
                .matcher(html)
                .results()
                .toList();
        assertThat(cells).hasSizeGreaterThan(3);
        for (MatchResult cell : cells) {
            assertThat(new BigDecimal(cell.group(1).replace('−', '-')).scale())
                    .as(cell.group())
                    .isEqualTo(new BigDecimal(cell.group(2)).scale());
        }
        // The ranks are 1, 1.01 and 1.02; 4.303 is the 97.5 % point of Student's t with 2 degrees of freedom:
        // 4.303·0.01/√3.
        assertThat(html).contains(">1.010\u00a0±\u00a00.025</td>");
    }

    @Test
    @DisplayName("many findings that nothing was found are folded into their number, and few are not")
    void negativeFindings() {
        String found = "grassmann has a higher effective rank than naive.";
        List<String> nothing = List.of(
                "No significant difference in loss between a and b (p = 1.0); 9 seeds would show it.",
                "2 further pairs of values of loss in kNN accuracy: none is significant.",
                "No claim about a and c in loss: no common seed, and a test needs at least 2.");
        List<String> more = new ArrayList<>(nothing);
        more.add(1, found);
        assertThat(HtmlReport.render(SampleRuns.withFindings(more, 7)))
                .contains("<li>" + nothing.get(0) + "</li>\n<li>" + found + "</li>")
                .doesNotContain("<li><details>");
        more.add("No significant difference in rank among 4 values of loss (p = 0.3).");
        assertThat(HtmlReport.render(SampleRuns.withFindings(more, 7)))
                .contains("<ul class=\"summary\">\n<li>" + found
                        + "</li>\n<li><details><summary>5 of 7 tested differences are not significant</summary>\n<ul>\n"
                        + "<li>" + nothing.get(0) + "</li>\n<li>" + nothing.get(1));
        more.remove(found);
        assertThat(HtmlReport.render(SampleRuns.withFindings(more, 2)))
                .contains("<ul class=\"summary\">\n<li><details><summary>None of 2 tested differences is significant<");
        assertThat(HtmlReport.render(SampleRuns.withFindings(more, 0)))
                .contains("<summary>No difference was tested (4 sentences)<");
    }

    @Test
    @DisplayName("a point has the picture of its own arm's sample, and the page has each picture once")
    void pictures() throws IOException {
        RunResult run = SampleRuns.flagship();
        List<EmbeddingPoint> points = new ArrayList<>();
        for (EmbeddingPoint p : run.points()) {
            // The first arm has the samples of another seed.
            boolean other = p.arm().equals(run.arms().get(0).name());
            points.add(new EmbeddingPoint(
                    p.arm(), p.sample(), p.label(), p.x(), p.y(), p.image().map(image -> other ? image + "=" : image)));
        }
        JsonNode data = data(HtmlReport.render(run.withPoints(points)));

        List<String> images = new ArrayList<>();
        data.get("images").forEach(image -> images.add(image.asText()));
        assertThat(images).doesNotHaveDuplicates();
        for (int arm = 0; arm < run.arms().size(); arm++) {
            String name = run.arms().get(arm).name();
            List<EmbeddingPoint> own =
                    points.stream().filter(p -> p.arm().equals(name)).toList();
            JsonNode values = data.at("/panels/embedding-" + (arm + 1) + "/spec/data/values");
            assertThat(values).hasSameSizeAs(own);
            for (int i = 0; i < own.size(); i++) {
                assertThat(images.get(values.get(i).get("picture").asInt()))
                        .isEqualTo(own.get(i).image().orElseThrow());
            }
        }
    }

    @Test
    @DisplayName("a ranking over datasets has a bar as long as the critical difference for each method")
    void rankings() throws IOException {
        assertThat(FLAGSHIP).doesNotContain("id=\"rankings\"");

        String html = HtmlReport.render(SampleRuns.withRankings());
        JsonNode values = data(html).at("/panels/rankings-0/spec/data/values");

        assertThat(html)
                .contains(
                        "Rankings over datasets: effective rank by loss",
                        "the seeds of the datasets digits, fashion-mnist",
                        "Rankings of more than 60 methods are not drawn");
        assertThat(values).hasSize(2);
        assertThat(values.get(0).path("m").asText()).isEqualTo("a<b>");
        assertThat(values.get(0).path("low").asDouble()).isEqualTo(0.5);
        assertThat(values.get(1).path("high").asDouble()).isEqualTo(2.5);
        assertThat(data(html).at("/panels/rankings-1").isMissingNode()).isTrue();
    }

    @Test
    @DisplayName("a partial comparison has its window in the table, and its uncompared times are shaded and explained")
    void partialComparison() throws IOException {
        assertThat(FLAGSHIP).doesNotContain("not compared");

        String html = HtmlReport.render(SampleRuns.partlyCompared());

        assertThat(html)
                .contains("to t = 0.18 of 30</td>")
                .contains(
                        "Compared over a part of the run only: grassmann to t = 0.18 of 30 (the prediction covers only"
                                + " 1 of 51 times).");
        for (String panel : List.of("deviation", "prediction-2")) {
            JsonNode layers = data(html).at("/panels/" + panel + "/spec/layer");
            List<JsonNode> shaded = layers.findValues("t2");
            assertThat(shaded).as(panel).hasSize(1);
            assertThat(shaded.get(0).asDouble()).isEqualTo(30);
            assertThat(layers.findParents("t2").get(0).get("t").asDouble()).isEqualTo(0.18);
        }
    }

    @Test
    @DisplayName("300 arms have a page of less than 5 MB however long they are, which says what it leaves out")
    void manyArms() throws IOException {
        assertThat(FLAGSHIP).doesNotContain("all numbers.");

        String html = HtmlReport.render(SampleStudies.of(10, 6, 5, 200, 8));

        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_500_000);
        assertThat(html)
                .contains("Figures with a panel for each arm have 60 of 300 arms, the first seeds of the groups.")
                .contains("Curves in panels of single arms have at most")
                .contains("trajectory.parquet and trajectory.csv beside this page have all numbers.")
                .contains("loss-9-width48-seed4");
        JsonNode curve = data(html).at("/panels/singular-values-1/spec/data/values");
        assertThat(curve.get(0).get("t").asDouble()).isZero();
        assertThat(curve.findValues("t").stream()
                        .mapToDouble(JsonNode::asDouble)
                        .max())
                .hasValue(30);
    }

    @Test
    @DisplayName("the kind of collapse is a column, and one of the values that are drawn by settings, as are predicted"
            + " boundaries")
    void explorer() throws IOException {
        String html = HtmlReport.render(SampleStudies.phases());
        JsonNode explorer = data(html).get("explorer");

        assertThat(html).contains("data-label=\"Collapse\" data-sort=\"complete\">complete</td>", "id=\"explorer\"");
        assertThat(explorer.at("/kinds/0").asText()).isEqualTo("complete");
        assertThat(explorer.at("/kinds/15").asText()).isEqualTo("none");
        assertThat(explorer.get("lines").findValuesAsText("name")).containsExactly("critical-decay");
        assertThat(explorer.at("/lines/0/values/2").asDouble()).isEqualTo(0.125);
        assertThat(FLAGSHIP).doesNotContain("id=\"explorer\"", ">Collapse<");
    }

    @Test
    @DisplayName("formulas are typeset")
    void formulas() {
        assertThat(FLAGSHIP).contains("W₀), C = Cₙ − Cₚ\"><math><mi>W</mi>");
    }

    @Test
    @DisplayName("curves are means over seeds with bands, in small multiples on one axis if they are many")
    void seedBands() throws IOException {
        RunResult run = SampleStudies.of(3, 6, 3, 20, 2);
        JsonNode panels = data(HtmlReport.render(run)).get("panels");

        for (int part = 1; part <= 3; part++) {
            JsonNode spec = panels.at("/effective-rank-part-" + part + "/spec");
            assertThat(spec.at("/encoding/y/scale"))
                    .isEqualTo(panels.at("/effective-rank-part-1/spec/encoding/y/scale"));
            assertThat(spec.at("/data/values").findValuesAsText("arm"))
                    .containsOnly("width 8", "width 16", "width 24", "width 32", "width 40", "width 48");
        }
        assertThat(panels.at("/loss-part-1/spec/description").asText()).endsWith(", loss loss-0");
        JsonNode last = panels.at("/effective-rank-part-2/spec/data/values").get(19);
        double[] ranks = run.trajectory().stream()
                .filter(row -> row.arm().startsWith("loss-1-width8-") && row.step() == 19)
                .filter(row -> row.observable().equals("effective-rank"))
                .mapToDouble(TrajectoryRow::value)
                .toArray();
        SeedMean mean = SeedMeans.of(IntervalMethod.STUDENT, ranks).orElseThrow();
        assertThat(ranks).hasSize(3);
        // Numbers of a figure are rounded to six significant digits.
        assertThat(last.get("v").asDouble()).isCloseTo(mean.mean(), within(1e-5));
        assertThat(last.get("low").asDouble())
                .isCloseTo(mean.interval().orElseThrow().low(), within(1e-5));
        assertThat(last.get("high").asDouble())
                .isCloseTo(mean.interval().orElseThrow().high(), within(1e-5));
    }

    @Test
    @DisplayName("an axis shows the ends of the intervals of its curves; the caption says where it does not")
    void bandsOnTheAxis() throws IOException {
        String cut = ", cut off where they leave the axis.";
        RunResult study = SampleStudies.of(1, 1, 3, 20, 1);
        JsonNode spec = data(HtmlReport.render(study)).at("/panels/norm/spec");
        double[] ends = Stream.of("low", "high")
                .flatMap(end -> spec.at("/data/values").findValues(end).stream())
                .mapToDouble(JsonNode::asDouble)
                .sorted()
                .toArray();

        assertThat(ends).hasSize(40);
        assertThat(HtmlReport.render(study)).doesNotContain(cut);
        assertThat(spec.at("/encoding/y/scale/domain/0").asDouble()).isLessThanOrEqualTo(ends[0]);
        assertThat(spec.at("/encoding/y/scale/domain/1").asDouble()).isGreaterThanOrEqualTo(ends[39]);

        // The curves go from about 1 to 3, and two of the three seeds are apart by 100: the intervals are longer than a
        // hundred curves.
        RunResult apart = study.withTrajectory(study.trajectory().stream()
                .map(row -> row.arm().endsWith("seed1")
                        ? SampleRuns.row(
                                row.arm(), row.step(), row.t(), row.observable(), row.index(), row.value() + 100)
                        : row)
                .toList());
        String html = HtmlReport.render(apart);
        JsonNode far = data(html).at("/panels/norm/spec");
        assertThat(html).contains(cut);
        double[] means = far.at("/data/values").findValues("v").stream()
                .mapToDouble(JsonNode::asDouble)
                .sorted()
                .toArray();
        double length = far.at("/encoding/y/scale/domain/1").asDouble()
                - far.at("/encoding/y/scale/domain/0").asDouble();
        assertThat(length)
                .as("the curve has at least a tenth of the height")
                .isLessThan(10 * (means[means.length - 1] - means[0]));
        assertThat(far.at("/data/values/0/low").asDouble())
                .as("a tooltip has the end of the interval, not that of the axis")
                .isLessThan(far.at("/encoding/y/scale/domain/0").asDouble());
    }

    @Test
    @DisplayName("at most twelve curves have an entry in the legend; the others are grey, and a sentence names them")
    void fewNames() throws IOException {
        RunResult run = SampleStudies.of(1, 15, 1, 5, 1);

        String html = HtmlReport.render(run);

        assertThat(html).contains("In grey, without an entry in the legend: loss-0-width104; loss-0-width112;");
        assertThat(markup(html)).as("the table has no colours either").doesNotContain("class=\"arm-1\"");
        assertThat(markup(FLAGSHIP)).contains("class=\"arm-1\"");
        JsonNode spec = data(html).at("/panels/effective-rank/spec");
        assertThat(spec.at("/data/values").findValuesAsText("arm")).contains("loss-0-width120");
        List<JsonNode> legends = spec.findValues("domain").stream()
                .filter(domain -> domain.size() > 2)
                .toList();
        assertThat(legends).isNotEmpty().allMatch(names -> names.size() == 12);
    }

    @Test
    @DisplayName("settings that all arms have are stated once, above the table")
    void sharedSettings() {
        assertThat(FLAGSHIP).contains("<p class=\"caption\">All arms have loss: linear-contrastive");
        assertThat(occurrences(FLAGSHIP, "loss: linear-contrastive ·")).isEqualTo(1);
        assertThat(occurrences(FLAGSHIP, "<span class=\"setup\">constraint: ")).isEqualTo(3);
    }

    @Test
    @DisplayName("embeddings of more than 60 arms are left out with their images, and the page says where they are")
    void embeddingsOfManyArms() throws IOException {
        assertThat(data(HtmlReport.render(SampleRuns.manyArmsWithImages(60))).at("/images"))
                .hasSize(1);

        String html = HtmlReport.render(SampleRuns.manyArmsWithImages(300));

        assertThat(html)
                .contains(
                        "Embeddings are drawn for at most 60 arms, and this run has 300. The command 'repdyn report DIR"
                                + " --embeddings ARM,ARM' draws those");
        assertThat(data(html).at("/images")).isEmpty();
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(5_000_000);
    }

    @Test
    @DisplayName("embeddings of chosen arms are drawn however many the run has; unknown and too many arms are refused")
    void embeddingsOfChosenArms(@TempDir Path folder) throws IOException {
        RunResult run = SampleRuns.manyArmsWithImages(300);
        String first = run.arms().get(0).name();
        String last = run.arms().get(299).name();
        Path report = folder.resolve("report.html");

        HtmlReport.write(run, List.of(first, last), report);

        String html = Files.readString(report);
        assertThat(html).contains("Drawn for 2 of the 300 arms.").doesNotContain("Embeddings are drawn for at most");
        assertThat(data(html).at("/images")).hasSize(1);
        assertThat(html).contains("\"embedding-1\"", "\"embedding-300\"").doesNotContain("\"embedding-2\"");
        assertThatThrownBy(() -> HtmlReport.write(run, List.of(first + "x"), report))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("the run has no arm '" + first + "x'. Did you mean '");
        List<String> all = run.arms().stream().map(ArmResult::name).toList();
        assertThatThrownBy(() -> HtmlReport.write(run, all, report))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("embeddings of 300 arms; at most 60 are drawn. Name fewer arms");
        assertThat(Files.readString(report)).isEqualTo(html);
    }

    @Test
    @DisplayName("each observable of a run is drawn: over time, by component, or as it was measured at the end")
    void furtherObservables() {
        assertThat(FURTHER)
                .contains("id=\"my-observable\"", "id=\"my-spectrum\"", "id=\"my-probe\"")
                .contains("\"my-spectrum-1\"", "My observable", "Measured once, at the last state.")
                .contains("No arm has a finite value of my-absence.")
                .contains("id=\"my-law\"", "Thin dashed lines are the prediction.")
                .doesNotContain("id=\"predicted.my-observable\"");
    }

    @Test
    @DisplayName("an observable in several arms has a panel that compares its first component")
    void firstComponents() throws IOException {
        JsonNode rows = data(FURTHER).at("/panels/my-drift/spec/data/values");
        assertThat(rows.findValuesAsText("arm")).contains(SampleRuns.NAIVE, SampleRuns.GRASSMANN);
        assertThat(rows.findValuesAsText("i")).containsOnly("1");
    }

    @Test
    @DisplayName("of an observable with many components a heat map has them all; beyond 120 a row is a mean")
    void manyComponents() throws IOException {
        JsonNode panels = data(FURTHER).get("panels");
        JsonNode thirty = panels.at("/my-many-1/spec/data/values");
        assertThat(thirty).hasSize(30 * 3);
        assertThat(thirty.get(89).get("i").asInt()).isEqualTo(30);
        assertThat(thirty.get(89).get("v").asDouble()).as("the last state").isEqualTo(29 + 2);
        assertThat(thirty.get(89).get("t2")).isEqualTo(thirty.get(89).get("at"));
        JsonNode wide = panels.at("/my-width-1/spec/data/values");
        assertThat(wide).hasSize(100 * 3);
        // The first row is the mean of components 0, 1 and 2 at t = 0.
        assertThat(wide.get(0).get("v").asDouble()).isEqualTo(1);
        assertThat(wide.get(299).get("i2").asInt()).isEqualTo(301);
    }

    @Test
    @DisplayName("half-times are points by mode, predictions crosses; the integrator's error is drawn over time")
    void numbersAboutThePrediction() throws IOException {
        JsonNode panels = data(FURTHER).get("panels");
        JsonNode halfTimes = panels.at("/mode-half-time/spec");
        assertThat(halfTimes.at("/encoding/x/field").asText()).isEqualTo("i");
        assertThat(halfTimes.at("/data/values").findValuesAsText("kind"))
                .containsExactly("simulated", "simulated", "predicted");
        assertThat(panels.at("/integrator-error/spec/data/values")).hasSize(3);
        assertThat(FURTHER).contains("Time at which the projection on each mode of the theory grew past half");
    }

    @Test
    @DisplayName("a report replaces an existing one, and leaves no other file, also if it cannot be written")
    void written(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "old");
        HtmlReport.write(SampleRuns.flagship(), file);
        assertThat(file).content().startsWith("<!DOCTYPE html>");

        Path occupied = Files.createDirectories(folder.resolve("occupied/report.html/inside"))
                .getParent();
        assertThatThrownBy(() -> HtmlReport.write(SampleRuns.flagship(), occupied))
                .isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).filter(name -> name.startsWith(".report")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("no element has an outside address, and the policy forbids fetching")
    void selfContained() {
        assertThat(markup(FLAGSHIP)).doesNotContainPattern(FETCHES);
        assertThat(policy(FLAGSHIP))
                .doesNotContain("http", "unsafe-eval", "*")
                .contains("default-src 'none'", "script-src 'sha256-");
    }

    @Test
    @DisplayName("text of a run is escaped in the markup and unchanged in the data of the figures")
    void escaped() throws IOException {
        String html = HtmlReport.render(ExtremeRuns.blownUp());

        assertThat(markup(html)).doesNotContain("<b>", "<i>", "<!--");
        assertThat(html).contains("A title &lt;/script&gt;&lt;b&gt;bold&lt;/b&gt; &amp; &lt;!-- more");
        assertThat(occurrences(html, "<script")).isEqualTo(occurrences(html, "</script>"));
        List<String> names = new ArrayList<>();
        data(html).findValues("arm").forEach(node -> names.add(node.asText()));
        assertThat(names).contains(ExtremeRuns.ODD, ExtremeRuns.BLOWN);
    }

    @Test
    @DisplayName("all numbers of a figure are finite and at most 1e300 in size")
    void finite() throws IOException {
        List<JsonNode> values = data(HtmlReport.render(ExtremeRuns.blownUp())).findValues("v");

        assertThat(values).isNotEmpty().allMatch(v -> v.isNumber() && Math.abs(v.asDouble()) <= 1e300);
    }

    @ParameterizedTest
    @MethodSource("courses")
    @DisplayName("a figure is drawn or replaced by a sentence, whatever course a quantity takes")
    void courses(double[] course) throws IOException {
        String html = HtmlReport.render(ExtremeRuns.course(course));

        assertThat(data(html).findValues("v")).allMatch(v -> v.isNumber() && Math.abs(v.asDouble()) <= 1e300);
    }

    static Stream<double[]> courses() {
        return Stream.of(
                new double[] {1, 0, 0, 0},
                new double[] {0, 0, 0, 1},
                new double[] {0, 0, 0, 0},
                new double[] {-1, -2, -3, -4},
                new double[] {1e-310, 2e-310, 3e-310, 4e-310},
                new double[] {4.9e-324, 1e308, 4.9e-324, 1e308},
                new double[] {1e-300, 1e-300, 1e-300, 1e-300},
                new double[] {1e-301, 1, 1e-301, 1},
                new double[] {1e300, 1e300, 1e300, 1e300},
                new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN},
                new double[] {1, Double.NaN, Double.NaN, Double.NaN},
                new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY},
                new double[] {3},
                new double[] {});
    }

    @Test
    @DisplayName("a legend names the classes of the labels")
    void classNames() throws IOException {
        RunResult run = SampleRuns.withClasses(List.of("zero", "</script>", "it's"));
        JsonNode panel = data(HtmlReport.render(run)).get("panels").findParent("labelExpr");

        assertThat(panel).isNotNull();
        assertThat(panel.get("title").asText()).isEqualTo("class");
        assertThat(panel.get("labelExpr").asText()).contains("[\"zero\",\"</script>\",\"it's\"]");
        assertThat(HtmlReport.render(run)).doesNotContain("\"</script>");
    }

    @Test
    @DisplayName("a sentence replaces each figure for which the run has no data")
    void absent() throws IOException {
        for (RunResult run : List.of(ExtremeRuns.empty(), ExtremeRuns.armless())) {
            String html = HtmlReport.render(run);

            assertThat(html)
                    .contains("This run has no embeddings to draw.")
                    .contains("No arm recorded a loss at two or more times.")
                    .contains("No arm recorded singular values above 0 at two or more times.")
                    .contains("No arm recorded an angle to a limit subspace.")
                    .contains("No arm of this run has a prediction over time.");
            assertThat(data(html).get("panels")).isEmpty();
        }
        assertThat(HtmlReport.render(ExtremeRuns.blownUp())).contains("The data have no labels");
    }

    @Test
    @DisplayName("a line of 10,000 points is thinned to 500, with both ends")
    void thinned() throws IOException {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int step = 0; step < 10_000; step++) {
            rows.add(SampleRuns.row(SampleRuns.NAIVE, step, step, "loss", 0, Math.sin(step * 1e-3)));
        }
        RunResult flagship = SampleRuns.flagship();
        RunResult run = SampleRuns.run("Long", "", flagship.arms(), rows, List.of());

        JsonNode drawn = data(HtmlReport.render(run)).at("/panels/loss/spec/data/values");

        assertThat(drawn).hasSize(500);
        assertThat(drawn.get(0).get("t").asDouble()).isZero();
        assertThat(drawn.get(499).get("t").asDouble()).isEqualTo(9999);
    }

    @Test
    @DisplayName("the line of the theory falls at the predicted rate")
    void slope() throws IOException {
        JsonNode values = data(FLAGSHIP).at("/panels/subspace-angle/spec/data/values");
        List<JsonNode> theory = new ArrayList<>();
        values.forEach(row -> {
            if (row.get("kind").asText().equals("theory")) {
                theory.add(row);
            }
        });
        JsonNode first = theory.get(0);
        JsonNode last = theory.get(theory.size() - 1);
        double rate = Math.log(first.get("v").asDouble() / last.get("v").asDouble())
                / (last.get("t").asDouble() - first.get("t").asDouble());

        // Numbers are rounded to six significant digits; the line spans ten e-folds.
        assertThat(rate).isCloseTo(0.42, within(1e-5));
    }

    @Test
    @DisplayName("an axis of modes reaches to their prediction, and the colours of a heat map have ends and ticks of an"
            + " axis")
    void axesOfModes() throws IOException {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            for (int mode = 0; mode < 14; mode++) {
                rows.add(SampleRuns.row("naive", step, step, "mode-projection", mode, 1 + mode + step));
                rows.add(SampleRuns.row("naive", step, step, "predicted.mode-projection", mode, 50 + mode));
            }
        }
        JsonNode panels = data(HtmlReport.render(SampleRuns.flagship().withTrajectory(rows)))
                .get("panels");

        assertThat(panels.at("/mode-projection-1/spec/encoding/y/scale/domain").toString())
                .isEqualTo("[1.0,61.0]");
        JsonNode colour = panels.at("/mode-projection-1-all/spec/encoding/color");
        assertThat(colour.at("/scale/domain").toString()).isEqualTo("[1.0,17.0]");
        assertThat(colour.at("/legend/values").toString()).isEqualTo("[5.0,10.0,15.0]");
    }

    @Test
    @DisplayName(
            "what is measured once has a row for each group with a point for each seed, and a legend of what is there"
                    + " alone")
    void measuredOnce() throws IOException {
        RunResult study = SampleStudies.of(2, 10, 4, 2, 1);
        List<TrajectoryRow> rows = new ArrayList<>();
        study.arms().forEach(arm -> rows.add(SampleRuns.row(arm.name(), 1, 1, "knn-accuracy", 0, 0.5)));

        JsonNode spec = data(HtmlReport.render(study.withTrajectory(rows))).at("/panels/knn-accuracy/spec");

        assertThat(spec.at("/data/values").findValuesAsText("arm")).hasSize(80).doesNotHaveDuplicates();
        assertThat(spec.at("/data/values").findValuesAsText("group"))
                .hasSameElementsAs(SampleStudies.of(2, 10, 1, 2, 1).arms().stream()
                        .map(ArmResult::name)
                        .toList());
        assertThat(spec.at("/encoding/shape/legend").isNull()).isTrue();
        // The ticks are those of the numbers 0.5, not the default ones of an axis without a length.
        assertThat(spec.at("/encoding/x/axis/labelExpr").asText()).contains("'0.5'");
        assertThat(spec.at("/encoding/x/scale/domain/0").asDouble()).isLessThan(0.5);
        assertThat(spec.at("/encoding/x/scale/domain/1").asDouble()).isGreaterThan(0.5);
        assertThat(data(FURTHER)
                        .at("/panels/mode-half-time/spec/encoding/shape")
                        .has("legend"))
                .as("there are predictions")
                .isFalse();
        assertThat(data(FURTHER)
                        .at("/panels/mode-half-time/spec/encoding/color/scale/domain")
                        .toString())
                .as("the arms with a value")
                .isEqualTo("[\"naive\"]");
    }

    @Test
    @DisplayName("the seeds of a group have its colour in panels of single arms, and no colour of another group")
    void coloursOfSeeds() throws IOException {
        RunResult study = SampleStudies.of(1, 2, 3, 4, 2);
        List<TrajectoryRow> rows = new ArrayList<>(study.trajectory());
        study.trajectory().stream()
                .filter(row -> row.observable().equals("singular-values"))
                .forEach(row -> rows.add(SampleRuns.row(
                        row.arm(), row.step(), row.t(), "predicted.singular-values", row.index(), row.value())));
        JsonNode panels = data(HtmlReport.render(study.withTrajectory(rows))).get("panels");

        List<String> colours = Stream.of(1, 2, 3, 4, 5, 6)
                .map(panel -> panels.at("/prediction-" + panel + "/spec/layer/0/encoding/color/scale/range/0")
                        .asText())
                .toList();
        String first = panels.at("/norm/spec").findValues("range").get(0).get(0).asText();
        String second =
                panels.at("/norm/spec").findValues("range").get(0).get(1).asText();
        assertThat(colours).containsExactly(first, first, first, second, second, second);
    }

    @Test
    @DisplayName(
            "singular values that are rounding error are drawn neither alone nor with their prediction, and the page"
                    + " says so")
    void roundingError() throws IOException {
        String notice = "below 10⁻¹⁴ of the largest one at its time, is not drawn.";
        List<TrajectoryRow> rows = new ArrayList<>();
        for (String prefix : List.of("", "predicted.")) {
            for (int step = 0; step < 30; step++) {
                double first = Math.pow(10, step);
                rows.add(SampleRuns.row("naive", step, step, prefix + "singular-values", 0, first));
                // The second one is 1 until the rounding error of the first one hides it.
                double second = step == 29 ? 0 : 1 + first * 1e-16; // rounding can also end at 0
                rows.add(SampleRuns.row("naive", step, step, prefix + "singular-values", 1, second));
            }
        }
        String html = HtmlReport.render(SampleRuns.flagship().withTrajectory(rows));

        for (String panel : List.of("singular-values-1", "prediction-1")) {
            JsonNode values = data(html).at("/panels/" + panel + "/spec/data/values");
            List<Double> second = new ArrayList<>();
            values.forEach(row -> {
                if (row.get("i").asInt() == 2) {
                    second.add(row.get("v").asDouble());
                }
            });
            assertThat(second).as(panel).hasSizeGreaterThan(10).allMatch(v -> v <= 1.01);
        }
        assertThat(data(html)
                        .at("/panels/prediction-1/spec/encoding/y/scale/type")
                        .asText())
                .isEqualTo("log");
        assertThat(html).contains(notice);
        assertThat(FLAGSHIP).doesNotContain(notice);
    }

    @Test
    @DisplayName(
            "times that differ by orders of magnitude have a logarithmic axis from 0, evenly spaced ones a linear axis")
    void times() throws IOException {
        RunResult run = SampleStudies.of(1, 2, 1, 31, 20);
        JsonNode even = data(HtmlReport.render(run)).at("/panels/norm/spec/encoding/x");
        assertThat(even.path("scale").has("type")).isFalse();
        assertThat(even.get("title").asText()).isEqualTo("time t");
        assertThat(even.at("/axis/values").toString()).isEqualTo("[0.0,10.0,20.0,30.0]");

        // 0, and 1e-4 to 1e5 with three times in each power of ten.
        RunResult wide = run.withTrajectory(run.trajectory().stream()
                .map(row -> SampleRuns.row(
                        row.arm(),
                        row.step(),
                        row.step() == 0 ? 0 : 1e-4 * Math.pow(10, (row.step() - 1) / 3.0),
                        row.observable(),
                        row.index(),
                        row.value()))
                .toList());
        JsonNode panels = data(HtmlReport.render(wide)).get("panels");
        for (String panel : List.of("norm", "singular-values-1", "loss")) {
            JsonNode x = panels.at("/" + panel + "/spec/encoding/x");
            assertThat(x.at("/scale/type").asText()).as(panel).isEqualTo("symlog");
            assertThat(x.at("/scale/constant").asDouble()).isEqualTo(1e-4);
            assertThat(x.get("title").asText()).isEqualTo("time t, logarithmic");
            assertThat(x.at("/axis/labelExpr").asText()).contains("'0'", "'10⁵'");
        }
        assertThat(Thumbnail.of(run)).contains("<title>Effective rank over time; last values: loss-0-width8");
        String small = Thumbnail.of(wide);
        assertThat(small).contains("<title>Effective rank over time, times logarithmic; last values: ");
        Matcher middle =
                Pattern.compile("points=\"(?:[0-9.]+,[0-9.]+ ){15}([0-9.]+),").matcher(small);
        assertThat(middle.find()).isTrue();
        // The middle one of 31 times is near the middle of the 180 pixels, and would be at the left end of a linear
        // axis.
        assertThat(Double.parseDouble(middle.group(1))).isBetween(60.0, 120.0);
        assertThat(data(HtmlReport.render(SampleRuns.flagship())).at("/panels/subspace-angle/spec/encoding/x/scale"))
                .as("a straight line means exponential convergence")
                .isEqualTo(even.get("scale"));
    }

    @Test
    @DisplayName("the last time has a tick if it is a multiple of the step, also if the quotient is rounded down")
    void lastTick() throws IOException {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            rows.add(SampleRuns.row(SampleRuns.NAIVE, step, step == 3 ? 0.3 : 0.1 * step, "loss", 0, 1 + step));
        }
        JsonNode x = data(HtmlReport.render(SampleRuns.flagship().withTrajectory(rows)))
                .at("/panels/loss/spec/encoding/x/axis");
        assertThat(x.get("values").toString()).isEqualTo("[0.0,0.1,0.2,0.3]");
    }

    @Test
    @DisplayName("times that are all equal have one tick")
    void equalTimes() throws IOException {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            rows.add(SampleRuns.row(SampleRuns.NAIVE, step, 2.5, "singular-values", 0, 1 + step));
        }
        JsonNode x = data(HtmlReport.render(SampleRuns.flagship().withTrajectory(rows)))
                .at("/panels/singular-values-1/spec/encoding/x/axis");
        assertThat(x.get("values").toString()).isEqualTo("[2.5]");
    }

    @Test
    @DisplayName("an arm that diverges has an axis of its own, so that the singular values of the others are not flat")
    void axesOfSingularValues() throws IOException {
        RunResult study = SampleStudies.of(1, 3, 1, 6, 2);
        String diverged = study.arms().get(1).name();
        RunResult run = study.withTrajectory(study.trajectory().stream()
                .map(row -> row.arm().equals(diverged) && row.observable().equals("singular-values")
                        ? SampleRuns.row(
                                row.arm(),
                                row.step(),
                                row.t(),
                                row.observable(),
                                row.index(),
                                Math.pow(1e6, row.step()))
                        : row)
                .toList());
        String html = HtmlReport.render(run);
        JsonNode panels = data(html).get("panels");
        JsonNode first = panels.at("/singular-values-1/spec/encoding/y/scale/domain");

        assertThat(html)
                .contains(
                        "the same for all arms but " + diverged + ", with values that span many more or fewer decades",
                        diverged + " (own axis)</figcaption>");
        assertThat(panels.at("/singular-values-3/spec/encoding/y/scale/domain")).isEqualTo(first);
        assertThat(first.get(1).asDouble()).isLessThan(1e3);
        assertThat(panels.at("/singular-values-2/spec/encoding/y/scale/domain/1")
                        .asDouble())
                .isEqualTo(1e30);
        assertThat(HtmlReport.render(study)).contains("the same for all arms.");
    }

    @Test
    @DisplayName("a small figure names its arms with their last values, as text")
    void thumbnailNames() {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            rows.add(SampleRuns.row(ExtremeRuns.ODD, step, step, "loss", 0, 3 - step));
        }
        String small = Thumbnail.of(ExtremeRuns.empty().withTrajectory(rows));
        assertThat(small).contains("stroke-dasharray=").doesNotContain("<b>");
        assertThat(small.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .contains("Loss over time; last values: " + ExtremeRuns.ODD + " 1</title>");
    }

    @Test
    @DisplayName("says that there is no mean over seeds with times of their own")
    void seedsWithoutCommonTimes() {
        RunResult study = SampleStudies.of(1, 1, 2, 2, 2);
        RunResult stopped = study.withTrajectory(study.trajectory().stream()
                .map(row -> new TrajectoryRow(
                        row.run(),
                        row.arm(),
                        row.seed(),
                        row.step(),
                        row.t() + (row.arm().endsWith("seed1") ? 0.5 : 0),
                        row.observable(),
                        row.index(),
                        row.value()))
                .toList());
        assertThat(occurrences(HtmlReport.render(study), "fewer than two times in common"))
                .isZero();
        assertThat(occurrences(HtmlReport.render(stopped), "fewer than two times in common"))
                .isPositive();
    }

    @Test
    @DisplayName("arms with one reason for having no prediction are named together")
    void reasonsTogether() {
        RunResult study = SampleStudies.of(1, 2, 3, 6, 1);
        assertThat(study.arms()).allMatch(arm -> arm.deviationReason().isPresent());

        assertThat(HtmlReport.render(study))
                .containsOnlyOnce("has a prediction over time. 6 arms of 2 groups (loss-0-width8, loss-0-width16): ");
    }

    @Test
    @DisplayName("draws a mean on over the seeds that are left where one ends, and says over how many")
    void shorterSeed() throws IOException {
        RunResult study = SampleStudies.of(1, 1, 3, 6, 1);
        RunResult stopped = study.withTrajectory(study.trajectory().stream()
                .filter(row -> row.step() < 3 || !row.arm().endsWith("seed1"))
                .toList());

        String html = HtmlReport.render(stopped);

        assertThat(data(html).at("/panels/effective-rank/spec/data/values").findValuesAsText("kind"))
                .as("three times of all seeds, and from the last of these on a thinner line")
                .containsExactly(
                        "simulated",
                        "simulated",
                        "simulated",
                        "simulated, fewer seeds",
                        "simulated, fewer seeds",
                        "simulated, fewer seeds",
                        "simulated, fewer seeds");
        assertThat(html).contains("seeds at the end of such a line: loss-0-width8 (2 of 3).");
        assertThat(HtmlReport.render(study)).doesNotContain("seeds at the end of such a line");
    }

    @Test
    @DisplayName("counts the curves over fewer seeds if they are many, instead of their names")
    void shorterSeeds() {
        RunResult study = SampleStudies.of(4, 4, 3, 6, 1);
        RunResult stopped = study.withTrajectory(study.trajectory().stream()
                .filter(row -> row.step() < 3
                        || !row.arm().endsWith("seed1")
                                && !(row.arm().startsWith("loss-0") && row.arm().endsWith("seed2")))
                .toList());

        assertThat(HtmlReport.render(stopped))
                .contains("; 16 of 16 lines end so, 4 over 1 of 3 seeds, 12 over 2 of 3 seeds.")
                .doesNotContain("seeds at the end of such a line");
    }

    @Test
    @DisplayName("the samples in a legend are not as faint as bands")
    void legendOfBands() throws IOException {
        JsonNode layers =
                data(HtmlReport.render(SampleStudies.of(1, 2, 3, 6, 1))).at("/panels/effective-rank/spec/layer");

        assertThat(layers.findValues("legend")).hasSizeGreaterThan(1).allSatisfy(legend -> assertThat(
                        legend.path("symbolOpacity").asDouble())
                .isEqualTo(1));
    }

    private static String markup(String html) {
        return html.replaceAll("(?s)<script[^>]*>.*?</script>", "").replaceAll("(?s)<style>.*?</style>", "");
    }

    private static String policy(String html) {
        Matcher matcher = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(html);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace("&#39;", "'");
    }

    static JsonNode data(String html) throws IOException {
        Matcher matcher = DATA.matcher(html);
        assertThat(matcher.find()).isTrue();
        return RowTables.expanded(new ObjectMapper().readTree(matcher.group(1)));
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
