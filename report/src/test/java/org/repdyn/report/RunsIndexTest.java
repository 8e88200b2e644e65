package org.repdyn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunSummary;

@DisplayName("The index of runs")
class RunsIndexTest {

    private static final Pattern ADDRESS = Pattern.compile("href=\"([^\"]*)\"");

    private static final Pattern SORT = Pattern.compile("data-sort=\"([^\"]*)\"");

    @TempDir
    Path temporary;

    private static RunSummary run(String directory, String title, int minute, ArmStatus... statuses) {
        return new RunSummary(
                directory,
                title,
                Optional.of(Instant.parse("2026-01-02T03:00:00Z").plusSeconds(60L * minute)),
                IntStream.range(0, statuses.length)
                        .mapToObj(i -> new RunSummary.Arm("arm" + i, statuses[i]))
                        .toList(),
                List.of(),
                Optional.of("report.html"));
    }

    @Test
    @DisplayName("has title, date, arms, outcomes and a link of each run")
    void rows() {
        RunSummary missing = new RunSummary("c", "Third", Optional.empty(), List.of(), List.of("x"), Optional.empty());
        String html = RunsIndex.render(
                "runs",
                List.of(
                        run("a", "First", 1, ArmStatus.COMPLETED, ArmStatus.FAILED, ArmStatus.COMPLETED),
                        run("b", "Second", 2, ArmStatus.COMPLETED),
                        run("d", "Fourth", 4, ArmStatus.COMPLETED, ArmStatus.DIVERGED),
                        missing));
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains(RunsIndex.MARK, "4 runs in runs")
                .contains("<a href=\"./a/report.html\">First</a>", "arm0, arm1, arm2")
                .contains("2026-01-02 03:01", "<span class=\"failures\">2 completed, 1 failed</span>")
                .contains("<span class=\"pass\">1 completed</span>", "1 missing")
                .contains("data-sort=\"1\" data-label=\"Outcome\"")
                // An arm that diverged is no failure, and no success either.
                .containsPattern("data-sort=\"0\\.3[0-9]*\" data-label=\"Outcome\"><span class=\"ended\">1 completed, 1"
                        + " diverged<")
                .contains("script-src &#39;sha256-")
                .doesNotContain("vegaEmbed(");
        assertThat(html.indexOf(RunsIndex.MARK)).isLessThan(500);
        assertThat(html).doesNotContain("href=\"./c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "javascript:alert(1)",
                "a#b?c=d%20e",
                "${document.folder()} $unsafe{x} @if(true)",
                "<!-- --></table>",
                "näive ☃ \ud83d\ude00",
                "//example.org"
            })
    @DisplayName("shows hostile titles, arms and directories as text, and links to the directory only")
    void hostile(String text) {
        RunSummary run = new RunSummary(
                text,
                text,
                Optional.empty(),
                List.of(new RunSummary.Arm(text, ArmStatus.COMPLETED)),
                List.of(text),
                Optional.of("report.html"));
        String html = RunsIndex.render(text, List.of(run));
        String plain = RunsIndex.render("x", List.of(run("x", "x", 0, ArmStatus.COMPLETED)));

        for (String element : List.of("<script", "</script", "<img", "<!--", "</table", "<a ", "</title")) {
            assertThat(count(html, element)).as(element).isEqualTo(count(plain, element));
        }
        assertThat(values(SORT, html)).containsExactly(text, "–", "1", "1", text);
        List<String> links = values(ADDRESS, html).stream()
                .filter(link -> !link.equals("data:,"))
                .toList();
        assertThat(links)
                .singleElement()
                .asString()
                .startsWith("./")
                .endsWith("/report.html")
                .matches("[\\x21-\\x7e]+");
        assertThat(URI.create(links.get(0)).getPath()).isEqualTo("./" + text + "/report.html");
    }

    /** Returns the values of attributes as a browser reads them. */
    private static List<String> values(Pattern attribute, String html) {
        return attribute
                .matcher(html)
                .results()
                .map(match -> match.group(1)
                        .replace("&#39;", "'")
                        .replace("&#34;", "\"")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&"))
                .toList();
    }

    private static int count(String html, String element) {
        return html.split(Pattern.quote(element), -1).length;
    }

    @Test
    @Tag("slow")
    @DisplayName("is sorted by a click on a heading, in a browser without network")
    void sorts() throws Exception {
        Optional<Path> executable = Browser.executable();
        assumeTrue(executable.isPresent(), "there is no Chromium on the PATH");
        Path page = temporary.resolve("index.html");
        RunsIndex.write(
                "runs",
                List.of(
                        run("z", "</title><script>alert(1)</script>", 9, ArmStatus.COMPLETED, ArmStatus.FAILED),
                        run("m", "study 10", 8, ArmStatus.COMPLETED),
                        run("a", "study 9", 7, ArmStatus.COMPLETED, ArmStatus.COMPLETED, ArmStatus.COMPLETED)),
                page);
        assertThat(Files.size(page)).isLessThan(50_000);
        try (Browser browser = new Browser(executable.get(), Files.createDirectory(temporary.resolve("profile")))) {
            for (int width : List.of(1280, 380)) {
                browser.open(page, width, 900, false);
                assertThat(order(browser)).isEqualTo("z m a");
                assertThat(click(browser, 0)).isEqualTo("z a m"); // numbers within titles count as numbers
                assertThat(click(browser, 0)).isEqualTo("m a z");
                assertThat(click(browser, 1)).isEqualTo("a m z");
                assertThat(click(browser, 2)).isEqualTo("m z a");
                assertThat(click(browser, 3)).endsWith("z");
                assertThat(click(browser, 4)).isEqualTo("a m z");
                assertThat(filtered(browser, "STUDY arm1")).isEqualTo("a");
                assertThat(filtered(browser, "")).isEqualTo("a m z");
                assertThat(browser.evaluate("document.querySelectorAll('[aria-sort]').length")
                                .asInt())
                        .isEqualTo(1);
                assertThat(browser.evaluate("document.documentElement.scrollWidth")
                                .asInt())
                        .isLessThanOrEqualTo(width);
                assertThat(browser.requests()).allMatch(request -> request.startsWith("file:"));
                assertThat(browser.consoleErrors()).isEmpty();
            }
        }
    }

    private static String click(Browser browser, int column) throws Exception {
        browser.evaluate("document.querySelectorAll('thead button')[" + column + "].click()");
        return order(browser);
    }

    private static String filtered(Browser browser, String words) throws Exception {
        browser.evaluate("(field => { field.value = '" + words
                + "'; field.dispatchEvent(new Event('input')); })(document.getElementById('filter'))");
        return order(browser);
    }

    private static String order(Browser browser) throws Exception {
        return browser.evaluate("[...document.querySelectorAll('tbody tr:not([hidden])')].map(row =>"
                        + " row.lastElementChild.dataset.sort).join(' ')")
                .asText();
    }
}
