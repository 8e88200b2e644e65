package org.repdyn.report.internal;

import java.util.List;

/**
 * Content of the page of a run. The template escapes all text except {@code style}, {@code data} and {@code scripts}.
 *
 * @param title title of the study
 * @param run identifier of the run
 * @param summary summary of the results; may be empty
 * @param findings findings over seeds, which replace the summary; empty without seeds
 * @param columns headings of the columns of the comparison that the study chose
 * @param groups rows of the table of groups; empty without seeds
 * @param shared settings that all arms have; may be empty
 * @param arms rows of the comparison
 * @param notice notices on unequal budgets and on arms that are not drawn; may be empty
 * @param figures figures in the order of the page
 * @param configuration YAML
 * @param provenance lines of the provenance
 * @param policy content security policy
 * @param style CSS
 * @param data JSON without the character {@code <}
 * @param scripts JavaScript, in the order of loading
 */
public record Document(
        String title,
        String run,
        String summary,
        List<String> findings,
        List<String> columns,
        List<GroupRow> groups,
        String shared,
        List<ArmRow> arms,
        String notice,
        List<Figure> figures,
        String configuration,
        List<ProvenanceEntry> provenance,
        String policy,
        String style,
        String data,
        List<String> scripts) {}
