/**
 * Entry points for programs: prepare a study, with all its problems reported together, run it, and read its results. Begin at {@link StudyService};
 * the module {@code library} has a shorter way for most programs.
 */
@NullMarked
package org.repdyn.study.service;

import org.jspecify.annotations.NullMarked;
