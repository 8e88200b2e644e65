/** The built-in activations of infinitely wide networks. */
@NullMarked
package org.repdyn.ntk.activations;

import org.jspecify.annotations.NullMarked;
