/** Names that a shell offers while a command line is written. */
@NullMarked
package org.repdyn.cli.completion;

import org.jspecify.annotations.NullMarked;
