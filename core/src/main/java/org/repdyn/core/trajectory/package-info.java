/** Trajectories: weights, snapshots, time grids and why a run stopped. */
@NullMarked
package org.repdyn.core.trajectory;

import org.jspecify.annotations.NullMarked;
