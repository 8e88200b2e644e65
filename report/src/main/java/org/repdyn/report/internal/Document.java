package org.repdyn.report.internal;

import java.util.List;
import org.repdyn.report.internal.figure.Figure;

/**
 * Content of the page of a run. The template escapes all text except {@code style}, {@code data}, {@code scripts} and
 * the formulas, which are escaped when they are typeset.
 *
 * @param title title of the study
 * @param run identifier of the run
 * @param summary summary of the results; may be empty
 * @param findings findings over seeds, which replace the summary; empty without seeds
 * @param shared sentence on the settings that all arms have; may be empty
 * @param table table of the comparison
 * @param explorable true if the page has the figure in which a reader chooses settings and numbers
 * @param predictions formulas, or reasons for their absence
 * @param notice notices on unequal budgets and on what is not drawn; may be empty
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
        Findings findings,
        String shared,
        ComparisonTable table,
        boolean explorable,
        List<PredictionRow> predictions,
        String notice,
        List<Figure> figures,
        String configuration,
        List<ProvenanceEntry> provenance,
        String policy,
        String style,
        String data,
        List<String> scripts) {}
