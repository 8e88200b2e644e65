/** What an infinite-width baseline has to say of itself. */
@NullMarked
package org.repdyn.ntk.spi;

import org.jspecify.annotations.NullMarked;
