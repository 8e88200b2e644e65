/** Figures of the report: their series, scales and colours, and the specifications that Vega-Lite draws. Not API. */
@NullMarked
package org.repdyn.report.internal.figure;

import org.jspecify.annotations.NullMarked;
