/** Dense linear algebra as a service, for which a plugin can provide a faster backend. */
@NullMarked
package org.repdyn.core.algebra;

import org.jspecify.annotations.NullMarked;
