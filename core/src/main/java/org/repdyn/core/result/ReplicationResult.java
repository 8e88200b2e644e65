package org.repdyn.core.result;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Replication of a paper: the run, the verdicts on the paper's claims, and its figures.
 *
 * @param name stable lower-case name
 * @param title title of the replication
 * @param reference paper, with section or equation
 * @param shows the claim of the paper, one sentence
 * @param run result of the run
 * @param verdicts one verdict for each claimed quantity
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
        Objects.requireNonNull(name, "the argument 'name' is null");
        Objects.requireNonNull(title, "the argument 'title' is null");
        Objects.requireNonNull(reference, "the argument 'reference' is null");
        Objects.requireNonNull(shows, "the argument 'shows' is null");
        Objects.requireNonNull(run, "the argument 'run' is null");
        Objects.requireNonNull(verdicts, "the argument 'verdicts' is null");
        Objects.requireNonNull(figures, "the argument 'figures' is null");
        verdicts = List.copyOf(verdicts);
        figures = List.copyOf(figures);
    }

    /** Returns true if every claim holds; false if there are no claims. */
    public boolean pass() {
        return !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::pass);
    }
}
