/** The built-in layers of infinitely wide networks. */
@NullMarked
package org.repdyn.ntk.layers;

import org.jspecify.annotations.NullMarked;
