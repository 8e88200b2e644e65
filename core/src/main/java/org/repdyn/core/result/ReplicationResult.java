package org.repdyn.core.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A paper, replicated: the run, the verdicts on its claims, and the paper's plots.
 *
 * @param name stable lower-case name
 * @param title title
 * @param reference paper and place
 * @param shows the claim of the paper, one sentence
 * @param run all that the run leaves behind
 * @param verdicts one for each quantity that was claimed
 * @param figures the paper's plots
 * @param seconds wall time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReplicationResult(
        String name,
        String title,
        String reference,
        String shows,
        RunResult run,
        List<Verdict> verdicts,
        List<ReplicationFigure> figures,
        double seconds) {

    public ReplicationResult {
        verdicts = List.copyOf(verdicts);
        figures = List.copyOf(figures);
    }

    /** Whether every claim holds; a replication that claims nothing does not pass. */
    public boolean pass() {
        return !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::pass);
    }
}
