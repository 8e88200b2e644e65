/** The command {@code repdyn}: its subcommands, their options and what they print. */
@NullMarked
package org.repdyn.cli;

import org.jspecify.annotations.NullMarked;
