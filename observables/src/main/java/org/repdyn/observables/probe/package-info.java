/** Accuracy of simple classifiers of a representation on held-out samples. */
@NullMarked
package org.repdyn.observables.probe;

import org.jspecify.annotations.NullMarked;
