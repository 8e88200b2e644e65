/** Contract tests of the built-in encoders. */
@NullMarked
package org.repdyn.testkit.encoders;

import org.jspecify.annotations.NullMarked;
