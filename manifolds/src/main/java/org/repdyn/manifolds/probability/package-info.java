/** Positive numbers, and probability vectors with the Fisher metric. */
@NullMarked
package org.repdyn.manifolds.probability;

import org.jspecify.annotations.NullMarked;
