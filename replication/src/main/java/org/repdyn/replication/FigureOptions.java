package org.repdyn.replication;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.study.Axis;

/**
 * What a figure shows.
 *
 * @param title heading
 * @param observable on the vertical axis
 * @param arms whose
 * @param index which components
 * @param predicted whether theory is drawn over it
 * @param x horizontal scale
 * @param y vertical scale
 * @param against what is on the horizontal axis instead of time: a setting, for the last values of arms; or an observable, for
 *     a curve in time, component by component
 * @param by what groups the arms into lines where a setting is on the horizontal axis: a setting, or {@code arm} for the arms
 *     that came of one by a grid
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FigureOptions(
        @Option(help = "heading") String title,
        @Option(help = "the observable on the vertical axis") String observable,
        @Option(help = "the arms; all by default") Optional<List<String>> arms,
        @Option(help = "components, from 0; all by default", range = "[0, inf)") Optional<List<Integer>> index,
        @Option(help = "whether theory is drawn over it", defaultValue = "true") boolean predicted,
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
                                        + " line goes through their mean (geometric, where y is log)")
                Optional<String> by) {

    /** A scale. */
    public enum Scale {
        /** Even steps. */
        LINEAR,
        /** Even ratios. */
        LOG
    }

    /** Refuses a grouping without anything to group. */
    public FigureOptions {
        if (by.isPresent() && (against.isEmpty() || isPortrait(against))) {
            throw new IllegalArgumentException("by goes with a setting in against only");
        }
    }

    /** Whether an observable, not time and no setting, is on the horizontal axis. */
    public boolean isPortrait() {
        return isPortrait(against);
    }

    private static boolean isPortrait(Optional<String> against) {
        return against.filter(a -> Axis.of(a.split("\\.", -1)[0]).isEmpty()).isPresent();
    }
}
