/** Views of samples and their embeddings: which rows are anchors, positives and negatives. */
@NullMarked
package org.repdyn.core.views;

import org.jspecify.annotations.NullMarked;
