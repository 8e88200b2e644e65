/** Self-contained HTML reports of runs and replications. */
@NullMarked
package org.repdyn.report;

import org.jspecify.annotations.NullMarked;
