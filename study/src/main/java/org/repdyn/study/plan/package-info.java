/** Planning of a study: finds plugins, binds options, reads data and rejects settings that do not fit together. */
@NullMarked
package org.repdyn.study.plan;

import org.jspecify.annotations.NullMarked;
