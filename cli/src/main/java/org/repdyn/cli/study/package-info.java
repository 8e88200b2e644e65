/** Commands that run the arms of studies, of a search for settings and of replications, or compute a kernel. */
@NullMarked
package org.repdyn.cli.study;

import org.jspecify.annotations.NullMarked;
