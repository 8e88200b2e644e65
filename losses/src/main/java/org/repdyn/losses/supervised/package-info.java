/** Supervised losses, as references for self-supervised ones. */
@NullMarked
package org.repdyn.losses.supervised;

import org.jspecify.annotations.NullMarked;
