package org.repdyn.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.repdyn.report.PageStyle;

/** Page with the latest verdicts of all replications. */
final class VerdictsPage {

    /** Address of the page from the root of the site. */
    static final String ADDRESS = "verdicts.html";

    private static final String TITLE = "Verdicts of the replications";

    private VerdictsPage() {}

    /** Returns the page. */
    static SitePage page(Path root) throws IOException {
        JsonNode replications = new ObjectMapper()
                .readTree(root.resolve(StoredResults.VERDICTS).toFile())
                .path("replications");
        List<String> names = new ArrayList<>();
        List<PageDocument.Heading> headings = new ArrayList<>();
        List<SearchEntry> sections = new ArrayList<>();
        StringBuilder overview = new StringBuilder();
        StringBuilder details = new StringBuilder();
        int passed = 0;
        for (JsonNode replication : replications) {
            String name = replication.path("name").asText();
            passed += replication.path("pass").asBoolean() ? 1 : 0;
            names.add(name);
            headings.add(new PageDocument.Heading(2, name, name));
            sections.add(new SearchEntry(
                    TITLE,
                    ADDRESS + "#" + name,
                    replication.path("title").asText(),
                    replication.path("shows").asText() + " "
                            + replication.path("reference").asText()));
            overview.append(row(name, replication));
            details.append(section(name, replication));
        }
        String body = "<h1>" + TITLE + "</h1>\n<p class=\"summary\">" + passed + " of " + replications.size()
                + " replications hold.</p>\n<p><a href=\"replications.html\">Replications</a> says what a replication is and how to write"
                + " one; <a href=\"theory.html\">Theory</a> leads from the equations to them.</p>\n"
                + StoredResults.origin(
                        root,
                        StoredResults.VERDICTS,
                        "repdyn replicate " + String.join(" ", names) + " --out replications",
                        "cp replications/verdicts.json " + StoredResults.VERDICTS)
                + "<div id=\"overview\" class=\"table\"><table class=\"verdicts\"><thead><tr><th>Replication</th><th>Claim</th><th>Within tolerance</th></tr>"
                + "</thead>\n<tbody>\n" + overview + "</tbody></table></div>\n" + details;
        return new SitePage(ADDRESS, TITLE, headings, body, sections, false);
    }

    private static String row(String name, JsonNode replication) {
        int held = 0;
        for (JsonNode verdict : replication.path("verdicts")) {
            held += verdict.path("pass").asBoolean() ? 1 : 0;
        }
        return "<tr><th scope=\"row\"><a href=\"#" + name + "\">" + name + "</a></th><td class=\"words\">"
                + PageStyle.sentence(replication.path("shows").asText()) + "</td><td>"
                + word(replication, held + " of " + replication.path("verdicts").size()) + "</td></tr>\n";
    }

    private static String section(String name, JsonNode replication) {
        StringBuilder html = new StringBuilder("<h2 id=\"" + name + "\">"
                + Html.escaped(replication.path("title").asText()) + "<a class=\"anchor\" href=\"#" + name
                + "\" aria-label=\"Link to this replication\">#</a></h2>\n<p>"
                + PageStyle.sentence(replication.path("shows").asText()) + "</p>\n<p class=\"caption\">"
                + Html.escaped(replication.path("reference").asText()) + "</p>\n<pre><code>"
                + CodeHighlighter.of("repdyn replicate " + name + " --out DIR", "")
                + "</code></pre>\n<div class=\"table\"><table class=\"verdicts\"><thead><tr><th>Quantity</th><th>Predicted</th>"
                + "<th>Simulated</th><th>Deviation</th><th>Tolerance</th><th>Verdict</th></tr></thead>\n<tbody>\n");
        for (JsonNode verdict : replication.path("verdicts")) {
            html.append("<tr><td class=\"words\">")
                    .append(PageStyle.sentence(verdict.path("quantity").asText()))
                    .append("<span class=\"why\">")
                    .append(PageStyle.sentence(verdict.path("why").asText()))
                    .append("</span></td>");
            for (String number : List.of("predicted", "simulated", "deviation", "tolerance")) {
                html.append("<td>").append(number(verdict.path(number))).append("</td>");
            }
            html.append("<td>")
                    .append(word(verdict, verdict.path("pass").asBoolean() ? "pass" : "fail"))
                    .append("</td></tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String word(JsonNode judged, String text) {
        return "<span class=\"" + (judged.path("pass").asBoolean() ? "pass" : "fail") + "\">" + text + "</span>";
    }

    private static String number(JsonNode value) {
        return value.isNumber()
                ? String.format(Locale.ROOT, "%.4g", value.asDouble()).replace("-", "−")
                : "–";
    }
}
