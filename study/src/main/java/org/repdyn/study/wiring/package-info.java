/**
 * The composition root: Guice modules that bind the plugins found by {@link java.util.ServiceLoader}. No library module
 * knows a wiring framework.
 */
@NullMarked
package org.repdyn.study.wiring;

import org.jspecify.annotations.NullMarked;
