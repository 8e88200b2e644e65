/**
 * SPI of constraints on weight blocks and of their manifolds. To write one, begin at {@link ConstraintProvider} and {@link Manifold}; a manifold
 * with more than projections and steps also implements {@link RiemannianLogarithm}, {@link RiemannianHessian} and the like.
 */
@NullMarked
package org.repdyn.manifolds.spi;

import org.jspecify.annotations.NullMarked;
