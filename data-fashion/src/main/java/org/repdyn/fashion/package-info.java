/** Dataset {@code fashion-mnist}: photographs of clothing. */
@NullMarked
package org.repdyn.fashion;

import org.jspecify.annotations.NullMarked;
