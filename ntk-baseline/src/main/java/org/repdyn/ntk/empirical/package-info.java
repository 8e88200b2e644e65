/** Tangent kernels of networks of finite width: the kernel itself, products with it, its drift, and what training moves. */
@NullMarked
package org.repdyn.ntk.empirical;

import org.jspecify.annotations.NullMarked;
