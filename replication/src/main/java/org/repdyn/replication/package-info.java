/** Papers as studies with claims: found, checked, run and judged. */
@NullMarked
package org.repdyn.replication;

import org.jspecify.annotations.NullMarked;
