/** Contract tests, one abstract class a kind of plugin: extend it, name your plugin, and every law is tested. */
@NullMarked
package org.repdyn.testkit;

import org.jspecify.annotations.NullMarked;
