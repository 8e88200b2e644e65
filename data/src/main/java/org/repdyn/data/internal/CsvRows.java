package org.repdyn.data.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.data.spi.DataException;

/**
 * Rows of a text file, without comments and empty rows. All rows have the same number of cells.
 *
 * @param cells cells of each row
 * @param lines first line of each row in the file, from 1
 * @param skipped number of skipped rows whose cells are all empty
 * @param comments number of skipped comment lines
 */
record CsvRows(List<List<String>> cells, List<Long> lines, int skipped, int comments) {

    /**
     * Reads the rows of a text.
     *
     * @throws DataException if a row is not valid; the message has its line
     */
    static CsvRows read(String name, String text, CsvFormat format) {
        List<List<String>> cells = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        int skipped = 0;
        int comments = 0;
        long line = 0;
        try (CSVParser parser =
                CSVParser.parse(new StringReader(format.blanks() ? text.replace('\t', ' ') : text), format.parser())) {
            for (CSVRecord row : parser) {
                line = parser.getCurrentLineNumber();
                comments += row.hasComment() ? 1 + Text.lineBreaks(row.getComment()) : 0;
                long first = line - row.stream().mapToLong(Text::lineBreaks).sum();
                List<String> values = format.blanks()
                        ? row.stream().filter(cell -> !cell.isEmpty()).toList()
                        : row.toList();
                requireText(name, first, values);
                if (values.stream().allMatch(String::isEmpty)) {
                    skipped++;
                    continue;
                }
                if (!cells.isEmpty() && values.size() != cells.get(0).size()) {
                    throw new DataException(name + ":" + first + ": the row has "
                            + CountedNoun.of(values.size(), "column") + ", the first one has "
                            + cells.get(0).size() + "; all rows need the same number"
                            + DelimiterHint.of(text, format));
                }
                cells.add(values);
                lines.add(first);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    name + ":" + lineAfter(text, line, format) + ": the quotation marks of this row do not match;"
                            + " a quoted cell ends with a quotation mark directly before a delimiter or the end of the"
                            + " line, and a quotation mark inside it is doubled",
                    e);
        }
        if (cells.isEmpty()) {
            throw new DataException(name + ": the file holds no rows");
        }
        return new CsvRows(cells, lines, skipped, comments);
    }

    private static void requireText(String name, long line, List<String> values) {
        for (int j = 0; j < values.size(); j++) {
            if (values.get(j).indexOf('\0') >= 0) {
                throw new DataException(name + ":" + line + ": column " + (j + 1) + " holds "
                        + Text.quote(values.get(j)) + " with a NUL character; this is not a text file, or it is UTF-16"
                        + " without a byte order mark");
            }
        }
    }

    /** Returns the first line after {@code line} that is neither empty nor a comment. */
    private static long lineAfter(String text, long line, CsvFormat format) {
        List<String> all = text.lines().toList();
        long next = line;
        while (next < all.size() - 1
                && (all.get((int) next).isBlank()
                        || (format.comment() != 0 && all.get((int) next).indexOf(format.comment()) == 0))) {
            next++;
        }
        return next + 1;
    }
}
