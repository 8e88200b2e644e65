/** Results of comparisons and replications: the records that are written to disk, drawn and read back. */
@NullMarked
package org.repdyn.core.result;

import org.jspecify.annotations.NullMarked;
