/** Helpers of several packages of this module that are not part of its interface. */
@NullMarked
package org.repdyn.dynamics.internal;

import org.jspecify.annotations.NullMarked;
