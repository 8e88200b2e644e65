/** Plugins: discovery by ServiceLoader, isolation by class loaders, and registries by name. */
@NullMarked
package org.repdyn.core.plugin;

import org.jspecify.annotations.NullMarked;
