/** Network descriptions: a list of layers as configuration. */
@NullMarked
package org.repdyn.kernels.network;

import org.jspecify.annotations.NullMarked;
