/** Contract tests of the built-in dynamics and predictions. */
@NullMarked
package org.repdyn.testkit.dynamics;

import org.jspecify.annotations.NullMarked;
