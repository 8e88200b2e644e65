/** The store of runs: the identity of a run, and the runs that are kept under their identities. */
@NullMarked
package org.repdyn.study.store;

import org.jspecify.annotations.NullMarked;
