/** Configuration values that remember where they were written. */
@NullMarked
package org.repdyn.core.config;

import org.jspecify.annotations.NullMarked;
