/** Commands about plugins: lists and descriptions, trust, the schema of their options, and projects for new ones. */
@NullMarked
package org.repdyn.cli.plugins;

import org.jspecify.annotations.NullMarked;
