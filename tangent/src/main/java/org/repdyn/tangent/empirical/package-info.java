/** Tangent kernels of networks of finite width: entries, matrix products, features, and linearised networks. */
@NullMarked
package org.repdyn.tangent.empirical;

import org.jspecify.annotations.NullMarked;
