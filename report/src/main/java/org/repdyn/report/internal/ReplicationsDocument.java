package org.repdyn.report.internal;

import java.util.List;

/**
 * All that the page of replications shows. Text is escaped by the template; {@code style}, {@code data} and {@code scripts}
 * are put in as they are.
 *
 * @param summary what came of it, one sentence
 * @param sections one a replication
 * @param provenance flattened, in order
 * @param policy content security policy
 * @param style CSS
 * @param data JSON that holds no {@code <}
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
