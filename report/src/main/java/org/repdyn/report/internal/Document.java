package org.repdyn.report.internal;

import java.util.List;

/**
 * All that the page's template shows. Text is escaped by the template; {@code style}, {@code data} and {@code scripts}
 * are put in as they are.
 *
 * @param title title of the study
 * @param run identifier of the run
 * @param summary what is to be seen; may be empty
 * @param arms rows of the comparison
 * @param figures figures in the order of the page
 * @param configuration YAML
 * @param provenance flattened, in order
 * @param policy content security policy
 * @param style CSS
 * @param data JSON that holds no {@code <}
 * @param scripts JavaScript, in the order of loading
 */
public record Document(
        String title,
        String run,
        String summary,
        List<ArmRow> arms,
        List<Figure> figures,
        String configuration,
        List<ProvenanceEntry> provenance,
        String policy,
        String style,
        String data,
        List<String> scripts) {}
