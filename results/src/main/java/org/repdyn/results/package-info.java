/** Run directories: what a comparison leaves on disk, in formats that others read too. */
@NullMarked
package org.repdyn.results;

import org.jspecify.annotations.NullMarked;
