/** Algebra that several losses share. No plugin needs it. */
@NullMarked
package org.repdyn.losses.internal;

import org.jspecify.annotations.NullMarked;
