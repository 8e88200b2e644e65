/** Internals that observables of several packages share. */
@NullMarked
package org.repdyn.observables.internal;

import org.jspecify.annotations.NullMarked;
