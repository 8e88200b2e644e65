/** What a constraint on a block of weights has to say of itself. */
@NullMarked
package org.repdyn.manifolds.spi;

import org.jspecify.annotations.NullMarked;
