/** From a description to something that can run: plugins chosen, options bound, data read, senseless combinations refused. */
@NullMarked
package org.repdyn.study.plan;

import org.jspecify.annotations.NullMarked;
