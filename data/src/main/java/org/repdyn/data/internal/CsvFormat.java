package org.repdyn.data.internal;

import org.apache.commons.csv.CSVFormat;
import org.apiguardian.api.API;

/**
 * Notation of a table in a text file.
 *
 * @param delimiter character between cells; a blank stands for any number of blanks and tabs
 * @param comment character that starts a comment line; no comments if it is NUL
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CsvFormat(char delimiter, char comment) {

    /** Cells between commas, and comment lines that start with #. */
    public static final CsvFormat COMMAS = new CsvFormat(',', '#');

    /** Name of an option value that switches comments off. */
    private static final String NONE = "none";

    /**
     * Returns the format of option values.
     *
     * @param delimiter one character, {@code tab}, {@code \t} or {@code space}
     * @param comment one character, or {@code none}
     * @throws IllegalArgumentException if a value is not allowed
     */
    public static CsvFormat of(String delimiter, String comment) {
        char between =
                switch (delimiter) {
                    case "tab", "\\t" -> '\t';
                    case "space", "blank" -> ' ';
                    default -> single("delimiter", delimiter, "one character, such as ';', or tab, or space");
                };
        char start = NONE.equals(comment)
                ? '\0'
                : single("comment", comment, "one character, such as '#', or " + NONE + " for files without comments");
        if (between == start) {
            throw new IllegalArgumentException("delimiter and comment are both '" + between + "'; they must differ");
        }
        return new CsvFormat(between, start);
    }

    private static char single(String option, String value, String allowed) {
        boolean valid = value.length() == 1
                && "\"\r\n\0".indexOf(value.charAt(0)) < 0
                && !Character.isSurrogate(value.charAt(0));
        if (!valid) {
            throw new IllegalArgumentException(option + " " + Text.quote(value) + " must be " + allowed);
        }
        return value.charAt(0);
    }

    /** Returns a delimiter as an option value. */
    static String name(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tab";
            case ' ' -> "space";
            default -> "'" + delimiter + "'";
        };
    }

    boolean blanks() {
        return delimiter == ' ';
    }

    CSVFormat parser() {
        CSVFormat.Builder builder = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true);
        return (comment == 0 ? builder : builder.setCommentMarker(comment)).get();
    }
}
