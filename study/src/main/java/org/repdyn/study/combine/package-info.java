/** Finished runs side by side: combined into one, or compared with each other. */
@NullMarked
package org.repdyn.study.combine;

import org.jspecify.annotations.NullMarked;
