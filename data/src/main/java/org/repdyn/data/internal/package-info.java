/** Readers of file formats. */
@NullMarked
package org.repdyn.data.internal;

import org.jspecify.annotations.NullMarked;
