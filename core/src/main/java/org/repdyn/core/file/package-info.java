/** Writing of files so that a reader never finds a part of one. */
@NullMarked
package org.repdyn.core.file;

import org.jspecify.annotations.NullMarked;
