/** What an encoder, a dynamics and a prediction have to say of themselves. */
@NullMarked
package org.repdyn.dynamics.spi;

import org.jspecify.annotations.NullMarked;
