/** Self-contained HTML reports of runs and replications. Begin at {@link HtmlReport}. */
@NullMarked
package org.repdyn.report;

import org.jspecify.annotations.NullMarked;
