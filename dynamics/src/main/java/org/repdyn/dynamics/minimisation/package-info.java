/** Dynamics that minimise a loss by a solver of the library of manifolds, instead of following a flow. */
@NullMarked
package org.repdyn.dynamics.minimisation;

import org.jspecify.annotations.NullMarked;
