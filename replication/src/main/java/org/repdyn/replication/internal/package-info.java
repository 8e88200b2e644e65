/** How replications are read and judged. Not API. */
@NullMarked
package org.repdyn.replication.internal;

import org.jspecify.annotations.NullMarked;
