/** Projects for plugins of a user, made from templates. */
@NullMarked
package org.repdyn.cli.project;

import org.jspecify.annotations.NullMarked;
