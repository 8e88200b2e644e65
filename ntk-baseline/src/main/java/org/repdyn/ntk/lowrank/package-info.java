/** Large kernels without all of their entries or all of their eigenpairs. */
@NullMarked
package org.repdyn.ntk.lowrank;

import org.jspecify.annotations.NullMarked;
