package org.repdyn.paper.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.SeedMean;

/**
 * Coloured cells by two settings, as they are drawn.
 *
 * @param caption what the colours show
 * @param rowLabel path of the setting of the rows
 * @param columnLabel path of the setting of the columns
 * @param rows values of the rows
 * @param columns values of the columns
 * @param panels the panels
 * @param boundary name of the predicted number that the line shows
 * @param keys legend; empty if the texts of the cells say it
 */
record CellGrid(
        String caption,
        String rowLabel,
        String columnLabel,
        List<String> rows,
        List<String> columns,
        List<GridPanel<Cell>> panels,
        Optional<String> boundary,
        List<Key> keys) {

    /** Colours of the map viridis of Matplotlib at equal distances, from the lowest value to the highest. */
    private static final List<Color> VIRIDIS = Stream.of(
                    "#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725")
            .map(Color::decode)
            .toList();

    /** Share of the largest absolute value of the map below which a cell says 0: what is left of a number that vanishes. */
    private static final double VANISHED = 1e-9;

    /**
     * Cell.
     *
     * @param colour its colour
     * @param text text in it; may be empty
     */
    record Cell(Color colour, String text) {}

    /**
     * Entry of the legend.
     *
     * @param colour a colour
     * @param name its meaning
     */
    record Key(Color colour, String name) {}

    /**
     * Returns the cells of a heat map, with one scale of colours for all panels.
     *
     * @param digits number of digits of the numbers in the cells; shares have two decimals
     */
    static CellGrid of(HeatMap map, int digits) {
        DoubleSummaryStatistics values =
                map.grid().contents().mapToDouble(SeedMean::mean).summaryStatistics();
        double low = values.getMin();
        double high = values.getMax();
        return new CellGrid(
                map.label() + ": mean over the seeds",
                map.grid().rowLabel(),
                map.grid().columnLabel(),
                map.grid().rows(),
                map.grid().columns(),
                map.grid().panels().stream()
                        .map(panel -> panel.map(mean -> new Cell(
                                colour(high > low ? (mean.mean() - low) / (high - low) : 0.5),
                                number(map.format(), mean.mean(), low, high, digits))))
                        .toList(),
                map.grid().boundary(),
                List.of());
    }

    /** Returns the cells of a phase diagram; a cell whose arms have different kinds has the share of the most frequent one. */
    static CellGrid of(CollapseMap map) {
        Set<CollapseKind> present = EnumSet.noneOf(CollapseKind.class);
        map.grid().contents().forEach(counts -> present.add(counts.kind()));
        List<Key> keys = new ArrayList<>();
        present.forEach(kind -> keys.add(new Key(colour(kind), kind.key())));
        return new CellGrid(
                "kind of collapse",
                map.grid().rowLabel(),
                map.grid().columnLabel(),
                map.grid().rows(),
                map.grid().columns(),
                map.grid().panels().stream()
                        .map(panel -> panel.map(counts -> new Cell(colour(counts.kind()), share(counts))))
                        .toList(),
                map.grid().boundary(),
                keys);
    }

    private static String share(CollapseMap.Counts counts) {
        return counts.arms().size() == 1 ? "" : counts.of(counts.kind()) + "/" + counts.all();
    }

    /** Returns a colour that is darker for a more severe kind, also in a print without colour. */
    private static Color colour(CollapseKind kind) {
        return Color.decode(
                switch (kind) {
                    case NONE -> "#f2eee0";
                    case DIMENSIONAL -> "#9ecae1";
                    case RANK_ONE -> "#e6842a";
                    case COMPLETE -> "#3f2a56";
                });
    }

    /** Returns a share with two decimals, and another number with some digits, or 0 if it vanished. */
    private static String number(Column.Format format, double value, double low, double high, int digits) {
        if (Math.abs(value) < VANISHED * Math.max(Math.abs(low), Math.abs(high))) {
            return "0";
        }
        String text = format == Column.Format.FRACTION
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%." + digits + "g", value);
        return text.replace('-', '−');
    }

    /** Returns the colour of a value from 0 to 1. */
    private static Color colour(double value) {
        double place = value * (VIRIDIS.size() - 1);
        int below = Math.min((int) place, VIRIDIS.size() - 2);
        double share = place - below;
        Color from = VIRIDIS.get(below);
        Color to = VIRIDIS.get(below + 1);
        return new Color(
                mixed(from.getRed(), to.getRed(), share),
                mixed(from.getGreen(), to.getGreen(), share),
                mixed(from.getBlue(), to.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
