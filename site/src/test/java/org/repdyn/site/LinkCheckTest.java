package org.repdyn.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The check of links")
class LinkCheckTest {

    @TempDir
    Path site;

    @BeforeEach
    void pages() throws IOException {
        Files.createDirectories(site.resolve("sub"));
        Files.writeString(site.resolve("a.html"), "<h1 id=\"top\">A</h1><a href=\"sub/b.html#part\">b</a>");
        Files.writeString(
                site.resolve("sub/b.html"),
                "<h2 id=\"part\">B</h2><a href=\"#part\">x</a><a class=\"y\" href=\"../a.html\">a</a>"
                        + "<a href=\"https://example.org/#none\">out</a>");
    }

    @Test
    @DisplayName("accepts pages, identifiers and addresses outside of the site")
    void whole() throws IOException {
        assertThat(LinkCheck.broken(site)).isEmpty();
    }

    @Test
    @DisplayName("names a missing page, a missing identifier, a missing script and a file outside of the site")
    void broken() throws IOException {
        Files.writeString(
                site.resolve("c.html"),
                "<a href=\"none.html\">1</a><a href=\"a.html#none\">2</a><script src=\"x.js\"></script>"
                        + "<img alt=\"\" src=\"../y.png\">");
        assertThat(LinkCheck.broken(site))
                .containsExactly(
                        "c.html links to '../y.png'",
                        "c.html links to 'a.html#none'",
                        "c.html links to 'none.html'",
                        "c.html links to 'x.js'");
    }
}
