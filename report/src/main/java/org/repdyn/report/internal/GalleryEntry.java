package org.repdyn.report.internal;

import org.repdyn.core.result.RunSummary;

/**
 * Run in a table of runs.
 *
 * @param run description of the run
 * @param finding most important finding; may be empty
 * @param figure small figure as SVG; may be empty
 */
public record GalleryEntry(RunSummary run, String finding, String figure) {}
