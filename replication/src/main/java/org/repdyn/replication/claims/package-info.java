/** The built-in claims, one class each. */
@NullMarked
package org.repdyn.replication.claims;

import org.jspecify.annotations.NullMarked;
