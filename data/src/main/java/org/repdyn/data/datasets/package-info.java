/** Built-in datasets: handwritten digits, Gaussian data with a known spectrum, and files of the user. */
@NullMarked
package org.repdyn.data.datasets;

import org.jspecify.annotations.NullMarked;
