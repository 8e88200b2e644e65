/** The command {@code repdyn}: its process, the tree of its subcommands, and the report of those that fail. */
@NullMarked
package org.repdyn.cli;

import org.jspecify.annotations.NullMarked;
