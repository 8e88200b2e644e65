/**
 * The few calls that a Java program needs. {@link org.repdyn.library.RepDyn} is the place to begin: it evaluates losses at embeddings,
 * makes kernels of infinitely wide networks and their posteriors, trains encoders ({@link org.repdyn.library.Training}) and runs whole
 * studies ({@link org.repdyn.library.Comparison}). Matrices of data are {@code double[][]}, one row per sample; results are ojAlgo's
 * matrices, whose {@code toRawCopy2D()} returns the rows.
 *
 * <p>What is behind these calls is open too: problems on manifolds begin at
 * {@link org.repdyn.manifolds.optimisation.RiemannianProblem}, the SPIs of plugins at {@link org.repdyn.losses.spi.LossProvider} and its
 * likes. Every mistake of the caller is an {@link IllegalArgumentException}, or a
 * {@link org.repdyn.core.problem.UserErrorException} with all mistakes at once, whose messages say what is allowed.
 */
@NullMarked
package org.repdyn.library;

import org.jspecify.annotations.NullMarked;
