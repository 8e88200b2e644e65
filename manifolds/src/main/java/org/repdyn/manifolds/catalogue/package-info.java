/** The manifolds of the library by name. */
@NullMarked
package org.repdyn.manifolds.catalogue;

import org.jspecify.annotations.NullMarked;
