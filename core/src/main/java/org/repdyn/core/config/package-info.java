/** Configuration values with the places where they were written. */
@NullMarked
package org.repdyn.core.config;

import org.jspecify.annotations.NullMarked;
