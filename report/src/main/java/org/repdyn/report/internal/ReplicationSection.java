package org.repdyn.report.internal;

import java.util.List;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.report.internal.figure.Figure;
import org.repdyn.report.internal.figure.Numbers;
import org.repdyn.report.internal.figure.ReplicationPanels;

/**
 * Section of a replication on the page.
 *
 * @param name name of the replication, unique on the page
 * @param title heading
 * @param reference paper
 * @param shows the claim of the paper
 * @param verdicts rows of the table of verdicts
 * @param passed number of verdicts that pass
 * @param seconds wall time in seconds
 * @param figure charts
 * @param arms arms of the study and their predictions
 * @param configuration YAML
 */
public record ReplicationSection(
        String name,
        String title,
        String reference,
        String shows,
        List<VerdictRow> verdicts,
        long passed,
        String seconds,
        Figure figure,
        List<PredictionRow> arms,
        String configuration) {

    static ReplicationSection of(ReplicationResult replication) {
        List<VerdictRow> verdicts =
                replication.verdicts().stream().map(VerdictRow::of).toList();
        return new ReplicationSection(
                replication.name(),
                replication.title(),
                replication.reference(),
                replication.shows(),
                verdicts,
                verdicts.stream().filter(VerdictRow::pass).count(),
                Numbers.text(replication.seconds()),
                ReplicationPanels.of(replication),
                PredictionRow.each(replication.run().arms()),
                replication.run().configuration());
    }

    /** Returns the claim of the paper as HTML with typeset formulas. */
    public String showsHtml() {
        return SentenceMath.of(shows);
    }

    /** Returns true if there are verdicts and all pass. */
    public boolean pass() {
        return passed == verdicts.size() && passed > 0;
    }
}
