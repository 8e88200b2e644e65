/** The files of a run directory, one class each. Not API. */
@NullMarked
package org.repdyn.results.internal;

import org.jspecify.annotations.NullMarked;
