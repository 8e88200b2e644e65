/** Large kernels: computed tile by tile by several threads, and stored on disk. */
@NullMarked
package org.repdyn.kernels.tiles;

import org.jspecify.annotations.NullMarked;
