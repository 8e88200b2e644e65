/** What a loss, or a field that is no gradient, has to say of itself. */
@NullMarked
package org.repdyn.losses.spi;

import org.jspecify.annotations.NullMarked;
