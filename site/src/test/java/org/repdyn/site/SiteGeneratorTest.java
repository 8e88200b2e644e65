package org.repdyn.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes the whole site, which fails on a link that leads nowhere and on a formula that cannot be typeset. */
@Tag("slow")
class SiteGeneratorTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path site;

    @Test
    @DisplayName("The site of this source tree has all pages, no broken link, and needs no network")
    void writes() throws Exception {
        // Planning a study for each plugin and drawing figures takes a minute; the build of the site does it.
        SiteGenerator.write(ROOT, site, false);

        assertThat(LinkCheck.broken(site)).isEmpty();
        assertThat(site.resolve("index.html")).content().contains("href=\"theory.html\"", "assets/site.js");
        assertThat(site.resolve("theory.html")).content().contains("<math", "id=\"on-the-grassmannian\"");
        assertThat(site.resolve("plugins/observable.html"))
                .content()
                .contains(
                        "href=\"../write-a-loss.html\"",
                        "aria-current=\"page\">Write an observable</a>",
                        "href=\"../source/cli/src/main/resources/org/repdyn/cli/project/observable/Provider.java.txt.html\"");
        assertThat(site.resolve("catalogue/loss.html"))
                .content()
                .contains(
                        "<h2 id=\"nt-xent\">",
                        "<td><code>temperature</code></td>",
                        "<dt>views</dt>",
                        "rotation-invariant",
                        "repdyn</span> compare loss=nt-xent");
        assertThat(site.resolve("verdicts.html"))
                .content()
                .contains("id=\"naive-collapse\"", "repdyn</span> replicate naive-collapse", "Stored with ");
        assertThat(site.resolve("leaderboard.html"))
                .content()
                .contains("<th>digits<br>stiefel</th>", "catalogue/loss.html#vicreg", "5 seeds");
        assertThat(site.resolve("catalogue.html")).content().contains("catalogue/constraint.html#grassmann");
        assertThat(site.resolve("assets/search-index.js")).content().startsWith("window.repdynIndex = [{");
        assertThat(Files.readString(site.resolve("architecture.html")))
                .contains("<pre class=\"mermaid\">", "assets/mermaid.min.js")
                .doesNotContainPattern("<(script|link|img)[^>]+(src|href)=\"https?:");
    }
}
