/**
 * Numbers over several datasets and seeds after Agarwal et al. (2021), "Deep reinforcement learning at the edge of the
 * statistical precipice".
 */
@NullMarked
package org.repdyn.statistics.aggregate;

import org.jspecify.annotations.NullMarked;
