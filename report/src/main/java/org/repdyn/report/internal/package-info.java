/** Figures, tables and pages of the report. Not API. */
@NullMarked
package org.repdyn.report.internal;

import org.jspecify.annotations.NullMarked;
