/** Studies for programs: ask for a study, learn of all that is wrong with it at once, run it, get what is left behind. */
@NullMarked
package org.repdyn.study.service;

import org.jspecify.annotations.NullMarked;
