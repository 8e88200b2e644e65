/** Splits a dataset and samples its views: the inputs for training and for the evaluation of a representation. */
@NullMarked
package org.repdyn.data;

import org.jspecify.annotations.NullMarked;
