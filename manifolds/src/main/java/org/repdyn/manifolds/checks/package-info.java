/** Numerical checks of derivatives, retractions and manifolds, with verdicts in words. */
@NullMarked
package org.repdyn.manifolds.checks;

import org.jspecify.annotations.NullMarked;
