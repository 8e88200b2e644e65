/** The description of a study as immutable records: plain values, no plugins, no data. */
@NullMarked
package org.repdyn.study;

import org.jspecify.annotations.NullMarked;
