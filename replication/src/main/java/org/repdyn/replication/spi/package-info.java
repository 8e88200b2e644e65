/** What a claim has to say of itself. */
@NullMarked
package org.repdyn.replication.spi;

import org.jspecify.annotations.NullMarked;
