/** One self-contained HTML report of a run. */
@NullMarked
package org.repdyn.report;

import org.jspecify.annotations.NullMarked;
