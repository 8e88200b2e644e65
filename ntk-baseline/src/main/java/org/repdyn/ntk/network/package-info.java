/** Networks as configuration: a list of layers. */
@NullMarked
package org.repdyn.ntk.network;

import org.jspecify.annotations.NullMarked;
