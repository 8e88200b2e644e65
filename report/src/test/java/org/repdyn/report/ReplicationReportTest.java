package org.repdyn.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page of replications as text; how it looks is the browser's test. */
class ReplicationReportTest {

    private final String html = ReplicationReport.render(SampleReplications.two());

    @Test
    void verdictsClaimsAndReferencesAreThere() {
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
    void aFigureWithoutLinesIsSaidToHaveNone() {
        assertThat(html)
                .contains("“Nothing”: the run has nothing that this figure shows.")
                .doesNotContain("data-panel=\"sigmoids-3\"");
    }

    @Test
    void textOfAReplicationIsText() {
        assertThat(html)
                .contains("A title with &lt;/script&gt; and &amp; in it")
                .contains("the arm &lt;b&gt; did not end")
                .doesNotContain("<b>by</b>");
    }
}
