/** Generator of the site: documentation, catalogue of plugins and results as static HTML. */
@NullMarked
package org.repdyn.site;

import org.jspecify.annotations.NullMarked;
