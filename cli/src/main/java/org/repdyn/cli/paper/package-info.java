/** Commands that make tables and figures for papers of a run directory. */
@NullMarked
package org.repdyn.cli.paper;

import org.jspecify.annotations.NullMarked;
