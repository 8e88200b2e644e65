/** The terminal of a command: its streams, tables and progress, the files that it writes for its user, and the signals that interrupt it. */
@NullMarked
package org.repdyn.cli.terminal;

import org.jspecify.annotations.NullMarked;
