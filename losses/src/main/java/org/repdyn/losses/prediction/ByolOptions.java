package org.repdyn.losses.prediction;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Byol}.
 *
 * @param teacherRate how fast the teacher follows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ByolOptions(
        @Option(
                        help =
                                "how fast the teacher's weights follow the encoder's, in 1/time; with steps of length h the"
                                        + " momentum is 1 - rate*h; 0: a teacher that never moves",
                        defaultValue = "1",
                        range = "[0, inf)")
                double teacherRate) {}
