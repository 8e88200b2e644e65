/** Losses and fields of anchors with one positive each. */
@NullMarked
package org.repdyn.losses.twoview;

import org.jspecify.annotations.NullMarked;
