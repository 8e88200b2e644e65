/** Entry points for programs in other languages that run RepDyn in their own process, with buffers of numbers in place of RepDyn's types. */
@NullMarked
package org.repdyn.cli.embedding;

import org.jspecify.annotations.NullMarked;
