package org.repdyn.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of the text of the page of replications; {@link ReportInBrowserTest} tests the drawing. */
@Tag("slow")
class ReplicationReportTest {

    private final String html = ReplicationReport.render(SampleReplications.two());

    @Test
    void pageHasVerdictsClaimsAndReferences() {
        assertThat(html)
                .contains("1 of 2 replications hold; 1 of 3 quantities lie within their tolerance.")
                .contains("Saxe, McClelland, Ganguli (2014), eq. 5")
                .contains("Each mode is a sigmoid in time.")
                .contains("repdyn replicate sigmoids")
                .contains("<span class=\"pass\">1 of 1</span>")
                .contains("<span class=\"fail\">0 of 2</span>")
                .contains("integration error")
                .contains("seed: 1\ndata: {name: digits}");
    }

    @Test
    void figureWithoutDataIsReplacedByASentence() {
        assertThat(html)
                .contains("“Nothing”: the run has no data for this figure.")
                .doesNotContain("data-panel=\"sigmoids-3\"");
    }

    /** The arm {@code grassmann} was compared to t = 0.18 of 30; its prediction is drawn over time, and at last over a width. */
    @Test
    void uncomparedTimesAreShadedAndExplained() throws IOException {
        String partial = ReplicationReport.render(List.of(SampleReplications.partlyCompared()));

        assertThat(partial)
                .contains(
                        "Times that were not compared are grey. Compared over a part of the run only: grassmann to t = 0.18"
                                + " of 30 (the prediction covers only 1 of 51 times).");
        assertThat(html).doesNotContain("not compared");
        JsonNode panels = HtmlReportTest.data(partial).at("/panels");
        JsonNode linear = panels.at("/partial-1/spec/layer");
        assertThat(linear.findValues("t2"))
                .singleElement()
                .extracting(JsonNode::asDouble)
                .isEqualTo(30.0);
        assertThat(linear.findParents("t2").get(0).get("t").asDouble()).isEqualTo(0.18);
        assertThat(panels.at("/partial-2/spec/layer")
                        .findParents("t2")
                        .get(0)
                        .get("t")
                        .asDouble())
                .as("a logarithmic axis begins at its first point")
                .isEqualTo(0.2);
        assertThat(panels.at("/partial-3/spec/layer").findValues("t2")).isEmpty();
        assertThat(panels.at("/partial-4/spec/layer").findValues("t2")).isEmpty();
    }

    @Test
    void textIsEscaped() {
        assertThat(html)
                .contains("A title with &lt;/script&gt; and &amp; in it")
                .contains("the arm &lt;b&gt; did not end")
                .doesNotContain("<b>by</b>");
    }
}
