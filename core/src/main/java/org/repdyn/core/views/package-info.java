/** Views of the data and their embeddings: who is whose positive, and in which row. */
@NullMarked
package org.repdyn.core.views;

import org.jspecify.annotations.NullMarked;
