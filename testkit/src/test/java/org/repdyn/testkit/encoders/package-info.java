/** The built-in encoders under the contract. */
@NullMarked
package org.repdyn.testkit.encoders;

import org.jspecify.annotations.NullMarked;
