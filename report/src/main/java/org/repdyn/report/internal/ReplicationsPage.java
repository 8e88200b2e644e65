package org.repdyn.report.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.report.internal.figure.Figure;

/** HTML page of replications. */
public final class ReplicationsPage {

    private static final String RUN = "replications";

    private ReplicationsPage() {}

    /** Returns the whole document. */
    public static String render(List<ReplicationResult> replications) {
        Scripts scripts = Libraries.scripts();
        List<ReplicationSection> sections =
                replications.stream().map(ReplicationSection::of).toList();
        List<Figure> figures = sections.stream().map(ReplicationSection::figure).toList();
        int longest = replications.stream()
                .flatMap(r -> r.run().arms().stream())
                .map(ArmResult::name)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        ReplicationsDocument document = new ReplicationsDocument(
                summary(sections),
                sections,
                replications.isEmpty()
                        ? List.of()
                        : ProvenanceEntry.flatten(replications.get(0).run().provenance()),
                scripts.policy(),
                Libraries.style(),
                Page.data(RUN, longest, Set.of(), figures, Optional.empty()),
                scripts.sources());
        return Page.fill("replications.jte", document);
    }

    private static String summary(List<ReplicationSection> sections) {
        long held = sections.stream().filter(ReplicationSection::pass).count();
        long verdicts = sections.stream().mapToLong(s -> s.verdicts().size()).sum();
        long passed = sections.stream().mapToLong(ReplicationSection::passed).sum();
        return held + " of " + sections.size() + " replications hold; " + passed + " of " + verdicts
                + " quantities lie within their tolerance.";
    }
}
