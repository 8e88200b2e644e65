/** Contract tests of the built-in losses and fields. */
@NullMarked
package org.repdyn.testkit.losses;

import org.jspecify.annotations.NullMarked;
