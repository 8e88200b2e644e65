/** Supervised losses, to compare self-supervised ones with. */
@NullMarked
package org.repdyn.losses.supervised;

import org.jspecify.annotations.NullMarked;
