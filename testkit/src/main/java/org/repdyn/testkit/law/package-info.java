/** Statements of laws, and the report of a law that is broken. */
@NullMarked
package org.repdyn.testkit.law;

import org.jspecify.annotations.NullMarked;
