package org.repdyn.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * A table as plain text: a header and rows; each column is as wide as its widest cell. On a terminal that is narrower, columns of
 * sentences are broken at blanks, and what does not fit even so is printed in parts, one below the other.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TextTable {

    /** Spaces between two columns. */
    private static final int GAP = 2;

    /** Smallest width of a column of sentences that are wider, in characters: two short words. */
    private static final int MIN_SENTENCE_WIDTH = 12;

    /** Largest width that a column of sentences gets for a long word, such as a formula, in characters. */
    private static final int MAX_WORD_WIDTH = 24;

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> sentences = new TreeSet<>();
    private int keys = 1;

    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row with as many cells as the header has. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Says which columns, counted from 0, hold sentences, which can be broken at blanks. Returns this table. */
    public TextTable sentences(int... columns) {
        Arrays.stream(columns).forEach(sentences::add);
        return this;
    }

    /** Sets the number of first columns that name a row, and with which each part begins; 1 without a call. Returns this table. */
    public TextTable keys(int count) {
        keys = count;
        return this;
    }

    @Override
    public String toString() {
        return fitting(0);
    }

    /**
     * Returns the table for lines of at most {@code width} characters. A line is longer only if the columns that name a row and one
     * other column do not fit: these are never separated.
     *
     * @param width number of characters in a line; 0 for no limit
     */
    public String fitting(int width) {
        int[] natural = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .flatMap(row -> row.get(column).lines())
                        .mapToInt(TerminalText::width)
                        .max()
                        .orElse(0))
                .toArray();
        int[] least = IntStream.range(0, natural.length)
                .map(c -> sentences.contains(c) ? Math.min(natural[c], wordWidth(c)) : natural[c])
                .toArray();
        List<String> parts = new ArrayList<>();
        int from = Math.min(keys, natural.length);
        do {
            List<Integer> part = new ArrayList<>(
                    IntStream.range(0, Math.min(keys, natural.length)).boxed().toList());
            int first = from;
            while (from < natural.length && (from == first || width <= 0 || used(part, least, from) <= width)) {
                part.add(from);
                from++;
            }
            parts.add(text(part, widths(part, natural, least, width)));
        } while (from < natural.length);
        return String.join(System.lineSeparator(), parts);
    }

    private int wordWidth(int column) {
        int longest = rows.stream()
                .flatMap(row -> Arrays.stream(row.get(column).split("\\s", -1)))
                .mapToInt(TerminalText::width)
                .max()
                .orElse(0);
        return Math.max(MIN_SENTENCE_WIDTH, Math.min(MAX_WORD_WIDTH, longest));
    }

    /** Returns the width of a part of the table together with one more column. */
    private static int used(List<Integer> part, int[] least, int more) {
        return part.stream().mapToInt(c -> least[c] + GAP).sum() + least[more];
    }

    /** Returns the widths of all columns, of which those of a part fill a line if they need it. */
    private int[] widths(List<Integer> part, int[] natural, int[] least, int width) {
        if (width <= 0) {
            return natural;
        }
        int[] widths = least.clone();
        int spare = width + GAP - part.stream().mapToInt(c -> least[c] + GAP).sum();
        for (; spare > 0; spare--) {
            Optional<Integer> highest =
                    part.stream().filter(c -> widths[c] < natural[c]).max(needs(widths, natural));
            if (highest.isEmpty()) {
                break;
            }
            widths[highest.get()]++;
        }
        for (; spare < 0; spare++) {
            Optional<Integer> widest = part.stream()
                    .filter(c -> sentences.contains(c) && widths[c] > MIN_SENTENCE_WIDTH)
                    .max(Comparator.comparingInt(c -> widths[c]));
            if (widest.isEmpty()) {
                break;
            }
            widths[widest.get()]--;
        }
        return widths;
    }

    /** Compares columns by their lines, so that rows are low, and columns of as many lines by the characters that make them one line. */
    private static Comparator<Integer> needs(int[] widths, int[] natural) {
        Comparator<Integer> lines = Comparator.comparingInt(c -> (natural[c] + widths[c] - 1) / widths[c]);
        return lines.thenComparing(
                Comparator.comparingInt((Integer c) -> natural[c] - widths[c]).reversed());
    }

    private String text(List<Integer> part, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<List<String>> cells = part.stream()
                    .map(c -> broken(row.get(c), widths[c], c == 0 ? "  " : ""))
                    .toList();
            int height = cells.stream().mapToInt(List::size).max().orElse(1);
            for (int line = 0; line < height; line++) {
                StringBuilder columns = new StringBuilder();
                for (int c = 0; c < cells.size(); c++) {
                    String shown = line < cells.get(c).size() ? cells.get(c).get(line) : "";
                    columns.append(shown).append(" ".repeat(widths[part.get(c)] + GAP - TerminalText.width(shown)));
                }
                text.append(columns.toString().stripTrailing()).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    /**
     * Returns the lines of a cell, which are broken at blanks; a word that is longer than a line is broken at its end.
     *
     * @param width number of columns of a line
     * @param indent begin of all lines but the first
     */
    static List<String> broken(String cell, int width, String indent) {
        List<String> lines = new ArrayList<>();
        for (String line : cell.stripTrailing().split("\\R", -1)) {
            String rest = line;
            String begin = lines.isEmpty() ? "" : indent;
            while (TerminalText.width(rest) > width - begin.length()) {
                int end = TerminalText.end(rest, width - begin.length());
                int blank = rest.lastIndexOf(' ', end);
                boolean inWord = blank <= 0 || rest.substring(0, blank).isBlank();
                lines.add(begin + rest.substring(0, inWord ? end : blank).stripTrailing());
                rest = rest.substring(inWord ? end : blank).stripLeading();
                begin = indent;
            }
            lines.add(begin + rest);
        }
        return lines;
    }
}
