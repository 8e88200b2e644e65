/** Internals: reading and judging of replications. */
@NullMarked
package org.repdyn.replication.internal;

import org.jspecify.annotations.NullMarked;
