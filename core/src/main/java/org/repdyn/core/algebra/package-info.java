/** Dense linear algebra as a service, so that a faster backend can be plugged in. */
@NullMarked
package org.repdyn.core.algebra;

import org.jspecify.annotations.NullMarked;
