/** Integrators of ordinary differential equations, for flows of weights and of functions alike. */
@NullMarked
package org.repdyn.integrators;

import org.jspecify.annotations.NullMarked;
