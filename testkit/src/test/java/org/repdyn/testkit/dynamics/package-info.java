/** The built-in dynamics under the contract. */
@NullMarked
package org.repdyn.testkit.dynamics;

import org.jspecify.annotations.NullMarked;
