/** Tables of runs in LaTeX, Markdown and CSV. */
@NullMarked
package org.repdyn.paper.table;

import org.jspecify.annotations.NullMarked;
