/** Search for settings of arms, with equal budgets and on samples that the final numbers never see. */
@NullMarked
package org.repdyn.study.tuning;

import org.jspecify.annotations.NullMarked;
