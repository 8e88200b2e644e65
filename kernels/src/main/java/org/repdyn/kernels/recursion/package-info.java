/** Analytic kernels of infinitely wide networks by recursion over the layers, for pairs of inputs. */
@NullMarked
package org.repdyn.kernels.recursion;

import org.jspecify.annotations.NullMarked;
