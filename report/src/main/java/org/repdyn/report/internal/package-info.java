/** The parts of the report, one class each. Not API. */
@NullMarked
package org.repdyn.report.internal;

import org.jspecify.annotations.NullMarked;
