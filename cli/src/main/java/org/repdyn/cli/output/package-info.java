/** Options about results that commands share, and the writing and printing of results. */
@NullMarked
package org.repdyn.cli.output;

import org.jspecify.annotations.NullMarked;
