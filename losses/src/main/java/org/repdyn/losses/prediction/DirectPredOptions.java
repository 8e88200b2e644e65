package org.repdyn.losses.prediction;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link DirectPred}.
 *
 * @param half whether the mean squared distance is halved
 * @param stopGradient whether the target stands still
 * @param teacherRate how fast a teacher follows, if there is one
 * @param targetScale factor τ of the target
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DirectPredOptions(
        @Option(
                        help = "half of the mean squared distance, as Tian et al.; false as Halvagal et al.",
                        defaultValue = "true")
                boolean half,
        @Option(help = "whether the target stands still; false is the ablation that collapses", defaultValue = "true")
                boolean stopGradient,
        @Option(
                        help =
                                "how fast a teacher's weights follow the encoder's, in 1/time; without it there is no teacher",
                        range = "[0, inf)")
                Optional<Double> teacherRate,
        @Option(
                        help = "factor tau of the target, for a teacher that is tau times the encoder, as Tian et al.",
                        defaultValue = "1",
                        range = "(0, inf)")
                double targetScale) {

    /** Targets as they are. */
    public DirectPredOptions(boolean half, boolean stopGradient, Optional<Double> teacherRate) {
        this(half, stopGradient, teacherRate, 1);
    }
}
