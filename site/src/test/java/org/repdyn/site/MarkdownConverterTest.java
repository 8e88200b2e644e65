package org.repdyn.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Markdown becomes a page of the site")
class MarkdownConverterTest {

    private static TexMath math;

    @TempDir
    Path root;

    private SourceLinks links;

    @BeforeAll
    static void open() {
        math = new TexMath();
    }

    @AfterAll
    static void close() {
        math.close();
    }

    @BeforeEach
    void tree() throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.createDirectories(root.resolve("core"));
        Files.writeString(root.resolve("docs/data.md"), "# Data");
        Files.writeString(root.resolve("docs/plot.svg"), "<svg/>");
        Files.writeString(root.resolve("core/A.java"), "class A {}");
        links = new SourceLinks(root, Map.of(Path.of("docs/data.md"), "data.html"));
    }

    private SitePage page(String markdown) {
        return new MarkdownConverter(links, math).page(Path.of("docs/x.md"), "x.html", markdown);
    }

    @Test
    @DisplayName(
            "formulas are MathML, in a paragraph, in a table and on lines of their own; an amount of money is none")
    void formulas() {
        assertThat(page("Let $W^\\top W = I$.").body())
                .contains("<msup><mi>W</mi>", "⊤", "<mi>I</mi>")
                .doesNotContain("$");
        assertThat(page("| a |\n|---|\n| $\\dot W$ |").body()).contains("<mover", "<div class=\"table\"><table>");
        assertThat(page("```math\n\\frac12\n```").body()).contains("display=\"block\"", "<mfrac>");
        assertThat(page("costs $ 5 and $ 6").body()).contains("costs $ 5 and $ 6");
    }

    @Test
    @DisplayName("a formula that cannot be typeset is an error that shows it")
    void wrongFormula() {
        assertThatThrownBy(() -> page("$\\unknown x$"))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("\\unknown x");
    }

    @Test
    @DisplayName("headings have the anchors that GitHub gives them, also a second one with the same text")
    void anchors() {
        SitePage page = page("# Title\n## What `repdyn` does, and why\n## Same\n## Same\n");
        assertThat(page.title()).isEqualTo("Title");
        assertThat(page.body())
                .contains("<h2 id=\"what-repdyn-does-and-why\">", "<h2 id=\"same\">", "<h2 id=\"same-1\">");
        assertThat(page.contents()).hasSize(3);
    }

    @Test
    @DisplayName("links lead to pages, to pages of sources and to copied images; one that leads nowhere is reported")
    void translatedLinks() {
        String body =
                page("""
                        [d](data.md#data) [a](../core/A.java) ![p](plot.svg) [`A`] [out](https://example.org)

                        [`A`]: ../core/A.java
                        """)
                        .body();
        assertThat(body)
                .contains(
                        "href=\"data.html#data\"",
                        "href=\"source/core/A.java.html\"",
                        "src=\"images/plot.svg\"",
                        "href=\"https://example.org\"");
        assertThat(links.broken()).isEmpty();
        assertThat(links.shown()).containsExactly(Path.of("core/A.java"));
        page("[n](none.md)");
        assertThat(links.broken()).containsExactly("docs/x.md links to 'none.md', which does not exist");
    }

    @Test
    @DisplayName("the search finds the text of each section below its heading")
    void sections() {
        assertThat(page("# Title\none `code`\n## Part\ntwo\n\n    command\n").sections())
                .containsExactly(
                        new SearchEntry("Title", "x.html", "Title", "one code"),
                        new SearchEntry("Title", "x.html#part", "Part", "two command"));
    }

    @Test
    @DisplayName("code keeps its text, with marks and escapes")
    void code() {
        assertThat(page("```java\nreturn a < \"b\"; // c\n```").body())
                .contains(
                        "<span class=\"k\">return</span> a &lt; <span class=\"s\">&quot;b&quot;</span>; <span class=\"c\">// c</span>");
        assertThat(page("    repdyn runs list --json   # all\n").body())
                .contains("<span class=\"k\">repdyn</span> runs list <span class=\"n\">--json</span>");
    }
}
