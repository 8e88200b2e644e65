/**
 * Analytic kernels of infinitely wide networks by recursion over the layers, for pairs of inputs. Begin at {@link InfiniteNetwork}, which has both
 * kernels of a list of layers.
 */
@NullMarked
package org.repdyn.kernels.recursion;

import org.jspecify.annotations.NullMarked;
