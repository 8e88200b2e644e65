package org.repdyn.losses.prediction;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Byol}.
 *
 * @param teacherRate rate at which the teacher's weights follow those of the encoder, in 1/time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ByolOptions(
        @Option(
                        help =
                                "rate at which the teacher's weights follow the encoder's, in 1/time; with step size h the"
                                        + " momentum is 1 - rate*h; 0: the teacher keeps its initial weights",
                        defaultValue = "1",
                        range = "[0, inf)")
                double teacherRate) {}
