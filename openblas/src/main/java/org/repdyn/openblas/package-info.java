/** Linear-algebra backend on OpenBLAS, for large matrices. */
@NullMarked
package org.repdyn.openblas;

import org.jspecify.annotations.NullMarked;
