/** From a dataset to the views of a batch and the inputs on which a representation is judged. */
@NullMarked
package org.repdyn.data;

import org.jspecify.annotations.NullMarked;
