/** What the dynamics share; not for use from outside this module. */
@NullMarked
package org.repdyn.dynamics.internal;

import org.jspecify.annotations.NullMarked;
