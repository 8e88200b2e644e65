/** Plugins and services of a command: the places that plugins are loaded from, the loaded plugins, and the services that are wired from them. */
@NullMarked
package org.repdyn.cli.session;

import org.jspecify.annotations.NullMarked;
