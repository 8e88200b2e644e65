/** Service provider interface of claims. To write one, begin at {@link ClaimProvider}; what it judges is {@link Evidence}. */
@NullMarked
package org.repdyn.replication.spi;

import org.jspecify.annotations.NullMarked;
