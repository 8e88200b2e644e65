/** Entry points for programs: prepare a study, with all its problems reported together, run it, and read its results. */
@NullMarked
package org.repdyn.study.service;

import org.jspecify.annotations.NullMarked;
