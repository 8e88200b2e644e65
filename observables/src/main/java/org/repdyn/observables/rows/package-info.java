/** What single embeddings tell: their size, their directions, and how those spread. */
@NullMarked
package org.repdyn.observables.rows;

import org.jspecify.annotations.NullMarked;
