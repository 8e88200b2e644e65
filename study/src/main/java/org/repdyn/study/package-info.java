/** The description of a study: what is compared, as immutable records that know nothing of live objects. */
@NullMarked
package org.repdyn.study;

import org.jspecify.annotations.NullMarked;
