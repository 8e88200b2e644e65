package org.repdyn.report.internal;

import java.util.List;

/**
 * Content of the page of replications. The template escapes all text except {@code style}, {@code data} and {@code
 * scripts}.
 *
 * @param summary number of replications and quantities that hold, one sentence
 * @param sections one section per replication
 * @param provenance lines of the provenance
 * @param policy content security policy
 * @param style CSS
 * @param data JSON without the character {@code <}
 * @param scripts JavaScript, in the order of loading
 */
public record ReplicationsDocument(
        String summary,
        List<ReplicationSection> sections,
        List<ProvenanceEntry> provenance,
        String policy,
        String style,
        String data,
        List<String> scripts) {}
