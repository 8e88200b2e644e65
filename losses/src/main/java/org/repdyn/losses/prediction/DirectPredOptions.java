package org.repdyn.losses.prediction;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link DirectPred}.
 *
 * @param half true for half the mean squared distance
 * @param stopGradient true if the gradient does not pass through the target
 * @param teacherRate rate at which the teacher's weights follow those of the encoder, in 1/time; empty for no teacher
 * @param targetScale factor τ of the target
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DirectPredOptions(
        @Option(
                        help =
                                "true: half the mean squared distance (Tian et al.); false: the mean squared distance (Halvagal et al.)",
                        defaultValue = "true")
                boolean half,
        @Option(help = "stop the gradient at the target; false is the ablation that collapses", defaultValue = "true")
                boolean stopGradient,
        @Option(
                        help =
                                "rate at which a teacher's weights follow the encoder's, in 1/time; without it there is no teacher",
                        range = "[0, inf)")
                Optional<Double> teacherRate,
        @Option(
                        help = "factor tau of the target, for a teacher that is tau times the encoder (Tian et al.)",
                        defaultValue = "1",
                        range = "(0, inf)")
                double targetScale) {

    /** Creates options with target scale 1. */
    public DirectPredOptions(boolean half, boolean stopGradient, Optional<Double> teacherRate) {
        this(half, stopGradient, teacherRate, 1);
    }
}
