package org.repdyn.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.repdyn.core.check.SlopeCheck;

/**
 * A small chart of errors over steps as plain text, both logarithmic: each law is a letter, and a star stands where several laws meet. Errors at
 * or below the rounding are left out, so that laws that are exact to rounding have no letter.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ErrorChart {

    /** Characters of a decade of the step, and decades of the error in a line: an error of slope 2 rises by a line for each 6 characters. */
    private static final int CHARACTERS = 6;

    private static final int DECADES = 2;

    /** Width of the numbers on the left. */
    private static final int LABEL = 7;

    private static final char NONE = ' ';

    private static final char SEVERAL = '*';

    /** Letters of the laws; further laws have none and are not drawn. */
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final List<String> letters = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();

    /** A point of the chart in decades. */
    private record Point(char letter, double step, double error) {}

    public ErrorChart(List<SlopeCheck> laws) {
        int used = 0;
        for (SlopeCheck law : laws) {
            int before = points.size();
            if (used < LETTERS.length() && !law.exact()) {
                add(law, LETTERS.charAt(used));
            }
            boolean drawn = points.size() > before;
            letters.add(drawn ? String.valueOf(LETTERS.charAt(used)) : "");
            used += drawn ? 1 : 0;
        }
    }

    private void add(SlopeCheck law, char letter) {
        for (int i = 0; i < law.steps().size(); i++) {
            double error = law.errors().get(i);
            if (Double.isFinite(error) && error > law.floor()) {
                points.add(new Point(letter, Math.log10(law.steps().get(i)), Math.log10(error)));
            }
        }
    }

    /** Returns the letter of each law, in the order of the laws; an empty text for those that are not drawn. */
    public List<String> letters() {
        return letters;
    }

    /** Returns the lines of the chart; none if no error is above the rounding. */
    public List<String> lines() {
        if (points.isEmpty()) {
            return List.of();
        }
        double left = Math.floor(points.stream().mapToDouble(Point::step).min().orElseThrow());
        double right = Math.ceil(points.stream().mapToDouble(Point::step).max().orElseThrow());
        int top = row(points.stream().mapToDouble(Point::error).max().orElseThrow());
        int bottom = row(points.stream().mapToDouble(Point::error).min().orElseThrow());
        char[][] cells = new char[top - bottom + 1][(int) ((right - left) * CHARACTERS) + 1];
        Arrays.stream(cells).forEach(row -> Arrays.fill(row, NONE));
        for (Point point : points) {
            char[] row = cells[top - row(point.error())];
            int column = (int) Math.round((point.step() - left) * CHARACTERS);
            row[column] = row[column] == NONE || row[column] == point.letter() ? point.letter() : SEVERAL;
        }
        List<String> lines = new ArrayList<>();
        lines.add("  error");
        for (int i = 0; i < cells.length; i++) {
            lines.add((power((top - i) * DECADES) + " |" + new String(cells[i])).stripTrailing());
        }
        lines.add(" ".repeat(LABEL) + " +" + "-".repeat(cells[0].length));
        lines.add(axis((int) left, (int) right));
        return lines;
    }

    /** Returns the line of an error, counted upwards from that of error 1. */
    private static int row(double decades) {
        return (int) Math.round(decades / DECADES);
    }

    /** Returns the powers of every second decade of the step, each below its place. */
    private static String axis(int left, int right) {
        StringBuilder axis = new StringBuilder();
        for (int decade = left; decade <= right; decade += 2) {
            int place = LABEL + 2 + (decade - left) * CHARACTERS;
            String label = power(decade).strip();
            while (axis.length() < place - label.length() / 2) {
                axis.append(' ');
            }
            axis.append(label);
        }
        return axis + "  step t";
    }

    private static String power(int exponent) {
        return String.format(Locale.ROOT, "%" + LABEL + ".0e", Math.pow(10, exponent));
    }
}
