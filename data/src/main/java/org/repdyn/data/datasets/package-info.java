/** Built-in datasets: real images, Gaussian data of known spectrum, and the user's own files. */
@NullMarked
package org.repdyn.data.datasets;

import org.jspecify.annotations.NullMarked;
