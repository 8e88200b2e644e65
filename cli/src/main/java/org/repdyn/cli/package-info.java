/** The {@code repdyn} command. */
@NullMarked
package org.repdyn.cli;

import org.jspecify.annotations.NullMarked;
