package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.repdyn.core.result.RunResult;

/**
 * Colour and dash pattern of each arm, the same in every figure. The first four colours are those of Okabe and Ito (2008). Their orange,
 * sky blue and yellow have a contrast below 3 with white, so the others are darker: each of the seven has a contrast of 3 at least, and two of
 * them differ more than two of Okabe and Ito's and grey for readers with a colour vision deficiency. The dash patterns distinguish lines in a
 * print without colour. The page's script replaces the colours by lighter ones in the dark theme.
 */
final class Palette {

    /** Colour of text. */
    static final String INK = "#1b1f24";
    /** Colour of lines without an entry in the legend. */
    static final String OTHER = "#8c8c8c";
    /** Colour of secondary text. */
    static final String SOFT = "#59636e";

    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#864F00", "#2897F0", "#676767");
    private static final List<List<Integer>> DASHES =
            List.of(List.of(1, 0), List.of(7, 3), List.of(2, 2), List.of(9, 3, 2, 3), List.of(12, 4));

    private Palette() {}

    static int number(int arm) {
        return Math.floorMod(arm, COLOURS.size());
    }

    static List<Integer> dashes(int arm) {
        return DASHES.get(arm % DASHES.size());
    }

    /** Returns the colour of an arm: that of the curve of its group, or its own in a run without a second seed. */
    static String colour(RunResult run, String arm) {
        return COLOURS.get(number(curve(run, arm)));
    }

    /** Returns the index among the curves of a run of the one that an arm belongs to. */
    static int curve(RunResult run, String arm) {
        String name = SeedCurve.seeded(run) ? run.factors(arm).group() : arm;
        return SeedCurve.names(run).indexOf(name);
    }

    /** Sets colour and dash pattern of lines by their name, with a legend. */
    static void byName(ObjectNode layer, List<String> names, Collection<Series> drawn) {
        byName(layer, names, drawn, true, true);
    }

    /**
     * Sets the colour of marks by their name.
     *
     * @param names all names, whose order gives the colours
     * @param dashed true to set the dash pattern too
     * @param legend true for a legend
     */
    static void byName(ObjectNode layer, List<String> names, Collection<Series> drawn, boolean dashed, boolean legend) {
        Set<String> present = drawn.stream().map(Series::arm).collect(Collectors.toSet());
        ObjectNode encoding = layer.withObject("/encoding");
        for (String channel : dashed ? List.of("color", "strokeDash") : List.of("color")) {
            ObjectNode node = encoding.putObject(channel);
            node.put("field", "arm").put("type", "nominal").putNull("title");
            if (legend) {
                // A band and its line share an entry, which would have the opacity of the band.
                node.putObject("legend").put("symbolType", "stroke").put("symbolOpacity", 1);
            } else {
                node.putNull("legend");
            }
            ObjectNode scale = node.putObject("scale");
            ArrayNode domain = scale.putArray("domain");
            ArrayNode range = scale.putArray("range");
            for (int i = 0; i < names.size(); i++) {
                if (!present.contains(names.get(i))) {
                    continue;
                }
                domain.add(names.get(i));
                if (channel.equals("color")) {
                    range.add(COLOURS.get(number(i)));
                } else {
                    ArrayNode dash = range.addArray();
                    dashes(i).forEach(dash::add);
                }
            }
        }
    }
}
