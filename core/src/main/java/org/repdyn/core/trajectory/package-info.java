/** Trajectories of runs: weights, states, time grids, and the reason why a run ended. */
@NullMarked
package org.repdyn.core.trajectory;

import org.jspecify.annotations.NullMarked;
