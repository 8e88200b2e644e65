/** Commands on run directories: reports, differences, reproductions and unions of finished runs. */
@NullMarked
package org.repdyn.cli.finished;

import org.jspecify.annotations.NullMarked;
