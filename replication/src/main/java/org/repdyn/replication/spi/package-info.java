/** Service provider interface of claims. */
@NullMarked
package org.repdyn.replication.spi;

import org.jspecify.annotations.NullMarked;
