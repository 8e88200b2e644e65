package org.repdyn.report.internal.figure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Entry of the legend of several panels.
 *
 * @param number index of its colour; -1 for none
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

    /**
     * Returns the entry of a curve in the table of a comparison. It has no colour if the curves are too many for one legend: the figures then
     * have legends of their own, in which a colour has another meaning.
     *
     * @param names names of all curves
     */
    public static LegendEntry inTable(List<String> names, String name) {
        return names.size() > SharedLines.MAX_NAMED
                ? new LegendEntry(-1, "", name)
                : of(Math.max(0, names.indexOf(name)), name);
    }
}
