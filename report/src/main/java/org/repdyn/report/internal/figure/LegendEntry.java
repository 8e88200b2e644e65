package org.repdyn.report.internal.figure;

import java.util.stream.Collectors;

/**
 * Entry of the legend of several panels.
 *
 * @param number index of its colour
 * @param dashes SVG dash pattern of its lines
 * @param name its name
 */
public record LegendEntry(int number, String dashes, String name) {

    public static LegendEntry of(int index, String name) {
        return new LegendEntry(
                Palette.number(index),
                Palette.dashes(index).stream().map(String::valueOf).collect(Collectors.joining(" ")),
                name);
    }
}
