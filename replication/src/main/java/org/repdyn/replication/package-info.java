/** Replications: papers as studies with claims that are checked, run and judged. */
@NullMarked
package org.repdyn.replication;

import org.jspecify.annotations.NullMarked;
