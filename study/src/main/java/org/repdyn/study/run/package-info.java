/** Engine that runs the arms of a plan, measures them and compares each with its prediction. */
@NullMarked
package org.repdyn.study.run;

import org.jspecify.annotations.NullMarked;
