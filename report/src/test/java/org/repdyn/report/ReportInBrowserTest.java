package org.repdyn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Tests of the report in a headless browser. With {@code -Drepdyn.pictures=true}, screenshots are kept in {@code target/report} for
 * inspection; by default there are none, since a picture of a whole page takes longer than the page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class ReportInBrowserTest {

    private static final Path PICTURES = Path.of("target", "report").toAbsolutePath();
    /** Script that returns the name, the size and the number of drawn marks of each plot. */
    private static final String PLOTS =
            """
            [...document.querySelectorAll('.plot')].map(plot => {
              const drawing = plot.querySelector('svg.marks, canvas.marks');
              const box = drawing ? drawing.getBoundingClientRect() : {width: 0, height: 0};
              let marks = 0;
              if (drawing && drawing.tagName === 'CANVAS') {
                const pixels = drawing.getContext('2d').getImageData(0, 0, drawing.width, drawing.height).data;
                const colours = new Set();
                for (let i = 0; i < pixels.length; i += 4) colours.add(pixels[i] + '.' + pixels[i + 1] + '.' + pixels[i + 2]);
                marks = colours.size;
              } else if (drawing) {
                marks = drawing.querySelectorAll('.mark-line path, .mark-symbol path, .mark-rect path').length;
              }
              return {name: plot.dataset.panel, width: box.width, height: box.height, marks: marks};
            })""";

    /** Number of panels of the sample. */
    private static final int SAMPLE = 16;

    /** Number of panels of its further observables: two have three panels, all others one. */
    private static final int FURTHER = 10 + 2;

    private final RunResult run = SampleRuns.flagship();
    private final Path sample = PICTURES.resolve("sample.html");
    private Browser browser;

    @BeforeAll
    void start() throws Exception {
        Optional<Path> executable = Browser.executable();
        if (executable.isPresent()) {
            Files.createDirectories(PICTURES);
            HtmlReport.write(run, sample);
            browser = new Browser(executable.get(), Files.createTempDirectory(PICTURES, "profile"));
        }
    }

    /**
     * Skips each test if no browser is installed; a skip in {@code @BeforeAll} would not appear in the number of
     * skipped tests.
     */
    @BeforeEach
    void present() {
        assumeTrue(
                browser != null,
                "no chromium or chrome on the PATH, so the report is not tested in a browser (apt-get install"
                        + " chromium)");
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @DisplayName("all plots of a run are drawn, pointing at a sample shows its image, and the button changes the theme")
    void light() throws Exception {
        browser.open(sample, 1280, 900, false);
        picture("sample.png");

        checkDrawn(sample, SAMPLE);
        checkLayout("light", 1280);
        checkHover();
        assertThat(browser.evaluate("document.querySelectorAll('[data-panel=prediction-1]"
                                + " [aria-roledescription=point]').length")
                        .asInt())
                .as("points that a screen reader would read")
                .isZero();
        assertThat(browser.evaluate("document.querySelector('[data-panel=prediction-1]"
                                + " [role=graphics-document]').ariaLabel")
                        .asText())
                .isEqualTo("Predicted and simulated singular value over time, naive");
        browser.evaluate("document.getElementById('theme').click(), document.getElementById('theme').click()");
        for (int i = 0; i < 100 && !theme().equals("dark/true"); i++) {
            Thread.sleep(100);
        }
        assertThat(theme()).isEqualTo("dark/true");
        checkDrawn(sample, SAMPLE);
    }

    private void checkLayout(String theme, int width) throws Exception {
        assertThat(browser.evaluate("document.documentElement.dataset.theme").asText())
                .isEqualTo(theme);
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as("no horizontal overflow")
                .isLessThanOrEqualTo(width);
    }

    @Test
    @DisplayName(
            "plots of values up to the largest double, of infinities, of NaN and with special characters in names are"
                    + " drawn")
    void blowUp() throws Exception {
        Path page = PICTURES.resolve("awkward.html");
        HtmlReport.write(ExtremeRuns.blownUp(), page);

        browser.open(page, 1000, 900, false);
        picture("awkward.png");

        checkDrawn(page, ExtremeRuns.PANELS);
        // The sentences of the sample are short, and its table fits the screen.
        browser.evaluate(
                "document.querySelectorAll('.about .finding, .about .setup').forEach(p => { p.textContent = 'a long"
                        + " sentence '.repeat(30); })");
        browser.evaluate("document.querySelector('.comparison').style.width = '1500px'");
        assertThat(
                        texts(
                                """
                        [...document.querySelectorAll('.about .finding, .about .setup')]
                            .filter(line => line.getBoundingClientRect().right
                                > document.querySelector('.scroll').getBoundingClientRect().right)
                            .map(line => line.textContent)"""))
                .as("sentences that are cut off at the edge of the table")
                .isEmpty();
    }

    @Test
    @DisplayName("the page of replications draws every figure that has lines")
    void replications() throws Exception {
        Path page = PICTURES.resolve("replications.html");
        ReplicationReport.write(SampleReplications.two(), page);

        browser.open(page, 1280, 900, false);
        picture("replications.png");

        checkDrawn(page, SampleReplications.PANELS);
    }

    @Test
    @DisplayName("observables of plugins are drawn, as lines, heat maps and points, in a dark theme; a menu saves each"
            + " figure")
    void furtherObservables() throws Exception {
        Path page = PICTURES.resolve("further.html");
        HtmlReport.write(SampleRuns.withFurtherObservables(), page);

        browser.open(page, 1280, 900, true);
        picture("further.png");

        checkDrawn(page, SAMPLE + FURTHER);
        checkLayout("dark", 1280);
        checkSaved();
    }

    @Test
    @DisplayName("on a narrow dark screen all plots are drawn, and the uncompared times of an arm as a grey area")
    void partialComparison() throws Exception {
        Path page = PICTURES.resolve("partial.html");
        HtmlReport.write(SampleRuns.partlyCompared(), page);

        browser.open(page, 390, 900, true);
        picture("partial.png");

        checkDrawn(page, SAMPLE);
        checkLayout("dark", 390);
        assertThat(browser.evaluate("document.querySelectorAll('[data-panel=deviation] .mark-rect path').length")
                        .asInt())
                .isEqualTo(1);
    }

    /** Checks that pointing at a sample on the open page shows its image. */
    private void checkHover() throws Exception {
        browser.evaluate("document.querySelector('[data-panel=embedding-2] canvas').scrollIntoView({block: 'center'})");
        JsonNode box = browser.evaluate(
                """
                (r => ({x: r.x, y: r.y, w: r.width, h: r.height}))(
                  document.querySelector('[data-panel=embedding-2] canvas').getBoundingClientRect())""");
        String shown = "";
        for (int i = 0; i < 400 && shown.isEmpty(); i++) {
            int row = i / 20;
            browser.point(
                    box.get("x").asDouble() + box.get("w").asDouble() * (0.3 + 0.02 * (i % 20)),
                    box.get("y").asDouble() + box.get("h").asDouble() * (0.3 + 0.02 * row));
            shown = browser.evaluate("(document.querySelector('#vg-tooltip-element.visible img') || {}).src || ''")
                    .asText();
        }

        assertThat(run.points().stream().map(p -> p.image().orElse(""))).contains(shown);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    /** Checks that the menus of figures on the open page save them as SVG, with their text, and as PNG. */
    private void checkSaved() throws Exception {
        // The SVG is saved as a blob, which only the page itself can read.
        browser.evaluate(
                """
                const make = URL.createObjectURL;
                URL.createObjectURL = blob => { blob.text().then(text => window.written = text); return make(blob); };
                window.written = ''""");

        for (String panel : List.of("embedding-2", "prediction-1")) {
            browser.evaluate("window.written = ''");
            assertThat(save(panel, "png", "href")).startsWith("data:image/png").hasSizeGreaterThan(5_000);
            assertThat(save(panel, "svg", "href")).startsWith("blob:");
            String words = panel.startsWith("embedding") ? "first principal component" : "singular value";
            for (int i = 0;
                    i < 100 && browser.evaluate("window.written").asText().isEmpty();
                    i++) {
                Thread.sleep(50);
            }
            assertThat(browser.evaluate("window.written.startsWith('<svg') && window.written.includes('" + words + "')")
                            .asBoolean())
                    .isTrue();
            assertThat(save(panel, "svg", "download")).isEqualTo("first-comparison-2026-11-24-" + panel + ".svg");
        }
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private String save(String panel, String format, String property) throws Exception {
        String link = "document.querySelector('[data-panel=" + panel + "] a[download$=\"." + format + "\"]')";
        browser.evaluate(link + ".dispatchEvent(new MouseEvent('mousedown', {bubbles: true}))");
        for (int i = 0; i < 100; i++) {
            String address = browser.evaluate(link + ".href").asText();
            if (address.startsWith("data:image/") || address.startsWith("blob:")) {
                break;
            }
            Thread.sleep(50);
        }
        return browser.evaluate(link + "." + property).asText();
    }

    @Test
    @DisplayName(
            "a page of 300 arms opens in 3 s, draws its figures when they come into view, and unfolds further panels")
    void manyArms() throws Exception {
        Path page = PICTURES.resolve("many.html");
        HtmlReport.write(SampleStudies.of(10, 6, 5, 100, 6), page);

        browser.open(page, 1280, 900, false);
        picture("many.png");

        assertThat(browser.evaluate("+document.documentElement.dataset.opened").asDouble())
                .isLessThan(3_000);
        assertThat(drawn("effective-rank-part-6")).isFalse();
        browser.evaluate("document.querySelector('[data-panel=effective-rank-part-6]').scrollIntoView()");
        await("effective-rank-part-6");
        assertThat(drawn("singular-values-60")).isFalse();
        browser.evaluate("document.querySelector('#singular-values details.more').open = true;"
                + "document.querySelector('[data-panel=singular-values-60]').scrollIntoView()");
        await("singular-values-60");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(1280);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private boolean drawn(String panel) throws Exception {
        return browser.evaluate("document.querySelector('[data-panel=" + panel + "] svg.marks') !== null")
                .asBoolean();
    }

    private void await(String panel) throws Exception {
        for (int i = 0; i < 100 && !drawn(panel); i++) {
            Thread.sleep(50);
        }
        assertThat(drawn(panel)).as(panel).isTrue();
    }

    @Test
    @DisplayName("the table is sorted by click and keyboard, grouped by a factor, and its seeds unfold")
    void table() throws Exception {
        Path page = PICTURES.resolve("study.html");
        HtmlReport.write(SampleStudies.of(3, 2, 3, 20, 2), page);
        browser.open(page, 1280, 900, false);
        String rank = "document.querySelectorAll('.comparison thead button')[3]";

        assertThat(rows()).startsWith("loss-0-width8", "loss-0-width16").hasSize(6);
        assertThat(browser.evaluate(rank + ".textContent").asText()).isEqualTo("Effective rank");
        browser.evaluate(rank + ".click()");
        assertThat(sorting()).isEqualTo("ascending");
        browser.evaluate(rank + ".focus()");
        browser.press("Enter");
        assertThat(sorting()).isEqualTo("descending");
        assertThat(rows()).startsWith("loss-2-width16", "loss-2-width8").endsWith("loss-0-width8");
        browser.press("Enter");
        assertThat(sorting()).isEmpty();
        assertThat(rows()).startsWith("loss-0-width8", "loss-0-width16");

        browser.evaluate("(s => { s.value = '"
                + browser.evaluate(
                                "[...document.getElementById('group-by').options].find(o => o.text === 'loss').value")
                        .asText()
                + "'; s.dispatchEvent(new Event('change')); })(document.getElementById('group-by'))");
        assertThat(rows())
                .containsExactly(
                        "loss: loss-0 (2)",
                        "loss-0-width8",
                        "loss-0-width16",
                        "loss: loss-1 (2)",
                        "loss-1-width8",
                        "loss-1-width16",
                        "loss: loss-2 (2)",
                        "loss-2-width8",
                        "loss-2-width16");
        browser.evaluate("document.querySelector('tbody.heading button').click()");
        assertThat(rows()).startsWith("loss: loss-0 (2)", "loss: loss-1 (2)", "loss-1-width8");

        browser.evaluate("document.querySelectorAll('tr.head .fold')[2].click()");
        assertThat(rows())
                .startsWith(
                        "loss: loss-0 (2)",
                        "loss: loss-1 (2)",
                        "loss-1-width8",
                        "loss-1-width8-seed0",
                        "loss-1-width8-seed1",
                        "loss-1-width8-seed2",
                        "loss-1-width16");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    @DisplayName("the colours of a heat map of values of many orders of magnitude are those of its legend")
    void coloursOfTheLegend() throws Exception {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            for (int mode = 0; mode < 14; mode++) {
                rows.add(SampleRuns.row("naive", step, step, "mode-projection", mode, Math.pow(10, 2.0 * mode - 4)));
            }
        }
        Path page = PICTURES.resolve("orders.html");
        HtmlReport.write(SampleRuns.flagship().withTrajectory(rows), page);
        browser.open(page, 1280, 900, false);
        String panel = "document.querySelector('[data-panel=mode-projection-1-all]')";

        List<String> legend = texts("[..." + panel + ".querySelectorAll('linearGradient stop')]"
                + ".map(s => s.getAttribute('stop-color'))");
        List<String> cells = texts(
                "[..." + panel + ".querySelectorAll('.mark-rect.role-mark path')].map(p => p.getAttribute('fill'))");

        assertThat(cells).hasSize(14 * 3);
        // Of viridis, the middle is green: it has more green than red and blue.
        assertThat(green(cells.get(7 * 3))).as(cells.get(7 * 3)).isTrue();
        assertThat(legend).hasSizeGreaterThan(3);
        assertThat(green(legend.get(legend.size() / 2))).as(legend.toString()).isTrue();
    }

    @Test
    @DisplayName(
            "names that differ at their end alone can be told apart in a legend and beside an axis of a narrow screen")
    void longNames() throws Exception {
        String common = "a-name-that-is-longer-than-the-screen-is-wide-".repeat(2);
        List<ArmResult> arms = new ArrayList<>();
        List<TrajectoryRow> rows = new ArrayList<>();
        for (String end : List.of("rate1", "rate2")) {
            String arm = common + end;
            arms.add(SampleRuns.arm(arm, "euclidean", -1, 2, 0.5, Double.NaN, Optional.empty()));
            rows.add(SampleRuns.row(arm, 0, 0, "effective-rank", 0, 2));
            rows.add(SampleRuns.row(arm, 1, 1, "effective-rank", 0, 3));
            rows.add(SampleRuns.row(arm, 1, 1, "my-point", 0, 3));
        }
        Path page = PICTURES.resolve("names.html");
        HtmlReport.write(SampleRuns.run("Long names", "", arms, rows, List.of()), page);
        browser.open(page, 390, 900, false);

        assertThat(texts("[...document.querySelectorAll('[data-panel=effective-rank] .role-legend-label text')]"
                        + ".map(t => t.textContent)"))
                .as("names of several lines")
                .containsExactly(common + "rate1", common + "rate2");
        List<String> shown = texts("[...document.querySelectorAll('[data-panel=my-point] .role-axis-label text')]"
                + ".map(t => t.textContent).filter(t => t.includes('…'))");
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0)).endsWith("rate1");
        assertThat(shown.get(1)).endsWith("rate2");

        browser.evaluate("document.querySelector('[data-panel=my-point]').scrollIntoView({block: 'center'})");
        JsonNode box = browser.evaluate(
                """
                (r => ({x: r.x + r.width / 2, y: r.y + r.height / 2}))(
                  [...document.querySelectorAll('[data-panel=my-point] .role-axis-label text')]
                    .find(t => t.textContent.includes('…')).getBoundingClientRect())""");
        for (int i = 0; i < 40 && tip().isEmpty(); i++) {
            browser.point(box.get("x").asDouble() + i % 2, box.get("y").asDouble());
            Thread.sleep(50);
        }
        assertThat(tip()).startsWith(common);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private String tip() throws Exception {
        return browser.evaluate("(document.querySelector('#vg-tooltip-element.visible') || {}).textContent || ''")
                .asText();
    }

    @Test
    @DisplayName(
            "a table that is wider than the page says so until the reader is at its end, and keeps the names in view")
    void wideTable() throws Exception {
        browser.open(sample, 1280, 900, false);
        assertThat(browser.evaluate("document.querySelector('.sideways').hidden")
                        .asBoolean())
                .as("it fits")
                .isTrue();
        browser.evaluate("document.querySelector('.comparison').style.width = '1900px'");
        String state = "document.querySelector('.scroll').classList.contains('more')"
                + " + '/' + document.querySelector('.sideways').hidden";
        becomes(state, "true/false");
        browser.evaluate("document.querySelector('.scroll').scrollLeft = 5000");
        becomes(state, "false/false");
        assertThat(browser.evaluate(
                                """
                        (name => name.getBoundingClientRect().left - document.querySelector('.scroll').getBoundingClientRect().left)(
                          document.querySelector('.comparison tr.head th'))""")
                        .asDouble())
                .as("the name of a row")
                .isZero();
        browser.open(sample, 390, 900, false);
        assertThat(browser.evaluate("document.querySelector('.sideways').hidden")
                        .asBoolean())
                .isTrue();
    }

    private void becomes(String script, String value) throws Exception {
        for (int i = 0; i < 100 && !browser.evaluate(script).asText().equals(value); i++) {
            Thread.sleep(20);
        }
        assertThat(browser.evaluate(script).asText()).isEqualTo(value);
    }

    private static boolean green(String colour) {
        String[] parts = colour.replaceAll("[^0-9,]", "").split(",");
        int green = Integer.parseInt(parts[1]);
        return green > Integer.parseInt(parts[0]) && green > Integer.parseInt(parts[2]);
    }

    @Test
    @DisplayName("a dark page is printed dark on white, with headings, and with tables and figures that fit the paper")
    void printed() throws Exception {
        Path page = PICTURES.resolve("printed.html");
        HtmlReport.write(SampleStudies.of(3, 2, 3, 20, 2), page);
        browser.open(page, 1280, 900, true);

        browser.evaluate("document.querySelector('.scroll').classList.add('more')");
        browser.print(700);

        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.scroll')).boxShadow")
                        .asText())
                .as("paper does not scroll")
                .isEqualTo("none");
        assertThat(browser.evaluate("getComputedStyle(document.body).color").asText())
                .isEqualTo("rgb(27, 31, 36)");
        assertThat(texts("[...document.querySelectorAll('.comparison thead button')].filter(b => b.offsetWidth"
                        + " > 0).map(b => b.textContent)"))
                .startsWith("Group", "Seeds", "Final loss", "Effective rank");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.comparison td')).display")
                        .asText())
                .as("a sheet of A4 has about the width of a telephone on its side")
                .isEqualTo("table-cell");
        assertThat(
                        texts(
                                "[...document.querySelectorAll('.plot .marks')].map(p => getComputedStyle(p).printColorAdjust)"))
                .as("figures keep their background, without which their inverse is black")
                .containsOnly("exact");
        assertThat(
                        texts(
                                """
                        [...document.querySelectorAll('.plot .marks, .comparison')]
                            .filter(part => part.getBoundingClientRect().right > 701)
                            .map(part => part.className.baseVal || part.className)"""))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "a phase diagram of the kind of collapse has the boundary of theory; a scatter plot is drawn on demand")
    void explorer() throws Exception {
        Path page = PICTURES.resolve("phases.html");
        HtmlReport.write(SampleStudies.phases(), page);
        browser.open(page, 1280, 900, false);
        picture("phases.png");

        assertThat(chosen())
                .containsExactly("heat map", "weight.decay", "noise.sd", "kind of collapse", "critical-decay");
        assertThat(marks("mark-rect.role-mark")).isEqualTo(16);
        assertThat(marks("mark-line.role-mark")).isEqualTo(2);

        choose("line", "none");
        choose("value", "effective rank");
        assertThat(marks("mark-rect.role-mark")).isEqualTo(16);
        assertThat(marks("mark-line.role-mark")).isZero();
        assertThat(browser.evaluate("document.querySelector('[data-panel=explorer] svg').textContent")
                        .asText())
                .contains("effective rank", "0.02");

        choose("figure", "scatter plot");
        assertThat(marks("mark-symbol.role-mark")).isEqualTo(16);
        assertThat(chosen()).startsWith("scatter plot").hasSize(4);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    @DisplayName(
            "arms that do not differ in the kind of collapse are first drawn by a number, and short names leave space to the columns")
    void oneKind() throws Exception {
        Path page = PICTURES.resolve("one-kind.html");
        HtmlReport.write(SampleStudies.of(2, 2, 1, 3, 1), page);
        browser.open(page, 1280, 900, false);

        assertThat(chosen()).startsWith("heat map").contains("effective rank");
        // Long names have 23 em of 13 pixels.
        String width = "document.querySelector('.comparison thead th').getBoundingClientRect().width";
        assertThat(browser.evaluate(width).asDouble()).isLessThan(299);
        browser.evaluate("document.querySelector('.comparison').classList.remove('short')");
        assertThat(browser.evaluate(width).asDouble()).isGreaterThanOrEqualTo(299);
    }

    private long marks(String kind) throws Exception {
        return browser.evaluate("document.querySelectorAll('[data-panel=explorer] ." + kind + " > path').length")
                .asLong();
    }

    /** Returns the choices of the visible menus. */
    private List<String> chosen() throws Exception {
        return texts("[...document.querySelectorAll('#explorer select')]"
                + ".filter(s => s.getClientRects().length).map(s => s.value)");
    }

    private void choose(String menu, String value) throws Exception {
        browser.evaluate("(s => { s.value = '" + value + "'; document.documentElement.dataset.ready = 'false';"
                + " s.dispatchEvent(new Event('change')); })(document.getElementById('explorer-" + menu + "'))");
        for (int i = 0; i < 200 && !theme().endsWith("/true"); i++) {
            Thread.sleep(50);
        }
    }

    private String sorting() throws Exception {
        return browser.evaluate("document.querySelectorAll('.comparison thead th')[3].getAttribute('aria-sort') || ''")
                .asText();
    }

    /** Returns the headings of the visible rows of the table. */
    private List<String> rows() throws Exception {
        return texts("[...document.querySelectorAll('.comparison tbody th')]"
                + ".filter(th => th.getClientRects().length).map(th => th.textContent.trim())");
    }

    /** Returns the texts of a list that a script returns. */
    private List<String> texts(String script) throws Exception {
        List<String> texts = new ArrayList<>();
        browser.evaluate(script).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private String theme() throws Exception {
        return browser.evaluate("document.documentElement.dataset.theme + '/' + document.documentElement.dataset.ready")
                .asText();
    }

    /** Saves a picture of the page, if they are asked for. */
    private void picture(String file) throws Exception {
        if (Boolean.getBoolean("repdyn.pictures")) {
            browser.screenshot(PICTURES.resolve(file));
        }
    }

    private void checkDrawn(Path page, int panels) throws Exception {
        List<String> broken = new ArrayList<>();
        JsonNode plots = browser.evaluate(PLOTS);
        for (JsonNode plot : plots) {
            if (plot.get("width").asDouble() < 150
                    || plot.get("height").asDouble() < 100
                    || plot.get("marks").asInt() < 1) {
                broken.add(plot.toString());
            }
        }
        assertThat(broken).as("plots that are not drawn").isEmpty();
        assertThat(plots).hasSize(panels);
        assertThat(browser.evaluate("document.querySelectorAll('.vega-actions a[download]').length")
                        .asInt())
                .as("links that save each plot as SVG and PNG")
                .isEqualTo(2 * panels);
        assertThat(browser.consoleErrors()).as("console").isEmpty();
        assertThat(browser.evaluate("document.documentElement.dataset.errors").asText())
                .isEmpty();
        assertThat(browser.requests())
                .filteredOn(url -> !url.startsWith("data:") && !url.startsWith("blob:"))
                .as("fetched addresses")
                .containsOnly(page.toUri().toString());
    }
}
