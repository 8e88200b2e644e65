/** Results of numerical checks: orders of errors, identities and properties. */
@NullMarked
package org.repdyn.core.check;

import org.jspecify.annotations.NullMarked;
