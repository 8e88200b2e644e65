/** Golden values: results of independent code, in JSON, with which tests compare those of RepDyn. */
@NullMarked
package org.repdyn.golden;

import org.jspecify.annotations.NullMarked;
