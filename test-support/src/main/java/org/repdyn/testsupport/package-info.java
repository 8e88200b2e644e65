/** Orders of convergence, random matrices and named tolerances for numerical tests. */
@NullMarked
package org.repdyn.testsupport;

import org.jspecify.annotations.NullMarked;
