/** Checksums, for the provenance of data, kernels and plugins. */
@NullMarked
package org.repdyn.core.digest;

import org.jspecify.annotations.NullMarked;
