/** Discovery of plugins by ServiceLoader, their isolation and their registries. */
@NullMarked
package org.repdyn.core.plugin;

import org.jspecify.annotations.NullMarked;
