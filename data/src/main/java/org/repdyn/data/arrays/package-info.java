/** Archives of named arrays in NumPy's format, read and written. */
@NullMarked
package org.repdyn.data.arrays;

import org.jspecify.annotations.NullMarked;
