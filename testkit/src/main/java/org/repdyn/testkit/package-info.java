/**
 * Contract tests, one abstract class for each kind of plugin. Extend it and list your plugins in a static method {@code
 * subjects}; every law is then tested for every plugin.
 */
@NullMarked
package org.repdyn.testkit;

import org.jspecify.annotations.NullMarked;
