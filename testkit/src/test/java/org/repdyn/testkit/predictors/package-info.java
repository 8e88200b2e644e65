/** The built-in predictors under their laws. */
@NullMarked
package org.repdyn.testkit.predictors;

import org.jspecify.annotations.NullMarked;
