package org.repdyn.replication;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.study.StudyKey;

/**
 * Options of a figure of a replication.
 *
 * @param title heading
 * @param observable observable on the vertical axis
 * @param arms arms to draw; all if absent
 * @param index components to draw; all if absent
 * @param predicted true to draw the prediction as well
 * @param x horizontal scale
 * @param y vertical scale
 * @param against quantity on the horizontal axis instead of time: a setting, for the last values of arms; or an observable,
 *     for a phase portrait of each component
 * @param by setting that groups the arms into lines, or {@code arm} to group the arms that one grid makes; only where a setting is on the
 *     horizontal axis
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FigureOptions(
        @Option(help = "heading") String title,
        @Option(help = "the observable on the vertical axis") String observable,
        @Option(help = "the arms; all by default") Optional<List<String>> arms,
        @Option(help = "components, from 0; all by default", range = "[0, inf)") Optional<List<Integer>> index,
        @Option(help = "true draws the prediction as well", defaultValue = "true") boolean predicted,
        @Option(help = "horizontal scale", defaultValue = "linear") Scale x,
        @Option(help = "vertical scale", defaultValue = "linear") Scale y,
        @Option(
                        help =
                                "on the horizontal axis: a setting such as encoder.width, for the last value of each arm; or an"
                                        + " observable, for a portrait of two numbers in time")
                Optional<String> against,
        @Option(
                        help =
                                "with against: a setting that groups the arms into lines, such as loss.name, or arm: a line"
                                        + " for each arm of a grid; several arms at one place are drawn as points, and the"
                                        + " line goes through their mean (geometric if y is log)")
                Optional<String> by) {

    /** Scale of an axis. */
    public enum Scale {
        /** Linear scale. */
        LINEAR,
        /** Logarithmic scale. */
        LOG
    }

    /** @throws IllegalArgumentException if {@code by} is given without a setting in {@code against} */
    public FigureOptions {
        if (by.isPresent() && (against.isEmpty() || isPortrait(against))) {
            throw new IllegalArgumentException(
                    "by needs a setting in against, such as against: encoder.width; remove by, or add against");
        }
    }

    /** Returns true if an observable is on the horizontal axis, rather than time or a setting. */
    public boolean isPortrait() {
        return isPortrait(against);
    }

    private static boolean isPortrait(Optional<String> against) {
        return against.filter(a -> StudyKey.of(a.split("\\.", -1)[0]).isEmpty()).isPresent();
    }
}
