/** Work on threads of its own. */
@NullMarked
package org.repdyn.core.concurrent;

import org.jspecify.annotations.NullMarked;
