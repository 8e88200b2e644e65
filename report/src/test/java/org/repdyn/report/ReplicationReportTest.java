package org.repdyn.report;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void textIsEscaped() {
        assertThat(html)
                .contains("A title with &lt;/script&gt; and &amp; in it")
                .contains("the arm &lt;b&gt; did not end")
                .doesNotContain("<b>by</b>");
    }
}
