/** Contract tests of the built-in predictor heads. */
@NullMarked
package org.repdyn.testkit.predictors;

import org.jspecify.annotations.NullMarked;
