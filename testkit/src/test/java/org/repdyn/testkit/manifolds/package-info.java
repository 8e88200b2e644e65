/** Contract tests of the built-in constraints. */
@NullMarked
package org.repdyn.testkit.manifolds;

import org.jspecify.annotations.NullMarked;
