/** The built-in constraints under the contract of manifolds. */
@NullMarked
package org.repdyn.testkit.manifolds;

import org.jspecify.annotations.NullMarked;
