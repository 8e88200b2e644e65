/** Tables and pages of the report, with the figures of {@link org.repdyn.report.internal.figure}. Not API. */
@NullMarked
package org.repdyn.report.internal;

import org.jspecify.annotations.NullMarked;
