/** How alike two representations or subspaces are. */
@NullMarked
package org.repdyn.observables.similarity;

import org.jspecify.annotations.NullMarked;
