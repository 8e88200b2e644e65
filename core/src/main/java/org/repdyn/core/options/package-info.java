/** Options of plugins: records whose components declare default, range and description. */
@NullMarked
package org.repdyn.core.options;

import org.jspecify.annotations.NullMarked;
