package org.repdyn.data.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Search for the delimiter that fits a text, for the messages about a table that cannot be read. */
final class DelimiterHint {

    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|', ' ');

    /** Number of lines that are looked at. */
    private static final int LINES = 20;

    private DelimiterHint() {}

    /** Returns a sentence that names the delimiter that fits better than the given one; empty if none does. */
    static String of(String text, CsvFormat given) {
        String start = text.lines().limit(LINES).collect(Collectors.joining("\n"));
        double best = shareOfNumbers(start, given);
        char delimiter = given.delimiter();
        for (char candidate : CANDIDATES) {
            double share =
                    candidate == given.comment() ? 0 : shareOfNumbers(start, new CsvFormat(candidate, given.comment()));
            if (share > best) {
                best = share;
                delimiter = candidate;
            }
        }
        if (delimiter == given.delimiter()) {
            return "";
        }
        boolean decimalCommas = delimiter != ',' && start.matches("(?s).*[0-9],[0-9].*");
        return ". The delimiter " + CsvFormat.name(delimiter) + " fits this file: set delimiter to it"
                + (decimalCommas ? ", and write decimal points instead of commas" : "");
    }

    /**
     * Returns the share of cells after the first row that are numbers, with a decimal point or a comma; 0 if rows have different
     * numbers of cells or only one.
     */
    private static double shareOfNumbers(String start, CsvFormat format) {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                new StringReader(format.blanks() ? start.replace('\t', ' ') : start), format.parser())) {
            for (CSVRecord row : parser) {
                rows.add(
                        format.blanks()
                                ? row.stream().filter(cell -> !cell.isEmpty()).toList()
                                : row.toList());
            }
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
        if (rows.size() < 2 || rows.stream().mapToInt(List::size).distinct().count() > 1) {
            return 0;
        }
        int columns = rows.get(0).size();
        long numbers = rows.stream()
                .skip(1)
                .flatMap(List::stream)
                .filter(cell -> CellKind.isNumber(cell.replace(',', '.')))
                .count();
        return columns < 2 ? 0 : (double) numbers / (columns * (rows.size() - 1));
    }
}
