/** The built-in layers of infinitely wide networks, and their providers. */
@NullMarked
package org.repdyn.kernels.layers;

import org.jspecify.annotations.NullMarked;
