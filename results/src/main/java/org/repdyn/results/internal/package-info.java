/** Formats of the files in a run directory. Not API. */
@NullMarked
package org.repdyn.results.internal;

import org.jspecify.annotations.NullMarked;
