package org.repdyn.data.internal;

import java.util.Locale;
import java.util.Set;

/** Kinds of cells in a table of numbers. */
enum CellKind {
    /** Cell without a value: it is empty, or a word such as NaN or NA. */
    MISSING,
    /** Decimal number, such as 12, -0.5 or 1e-3. */
    NUMBER,
    /** Text that starts like a number but is not a valid number, such as 1d, 0x10 or 1,5, or an infinity. */
    MALFORMED_NUMBER,
    /** Other text. */
    TEXT;

    private static final Set<String> INFINITE_WORDS =
            Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    private static final Set<String> MISSING_WORDS =
            Set.of("", "nan", "+nan", "-nan", "na", "n/a", "#n/a", "<na>", "null");

    static CellKind of(String cell) {
        if (isNumber(cell)) {
            return NUMBER;
        }
        if (isMissing(cell)) {
            return MISSING;
        }
        int start = cell.startsWith("+") || cell.startsWith("-") ? 1 : 0;
        int digit = cell.startsWith(".", start) ? start + 1 : start;
        boolean likeNumber = digit < cell.length() && cell.charAt(digit) >= '0' && cell.charAt(digit) <= '9';
        return likeNumber || isInfinite(cell) ? MALFORMED_NUMBER : TEXT;
    }

    /** Returns true if a cell is a word for an infinity. */
    static boolean isInfinite(String cell) {
        return INFINITE_WORDS.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** Returns true if a cell has no value: it is empty, or a word such as NaN or NA. */
    static boolean isMissing(String cell) {
        return MISSING_WORDS.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Returns true if a cell is a decimal number. The other notations that Java parses (hexadecimal, suffixes d and f, infinities,
     * control characters around the number) are not accepted.
     */
    static boolean isNumber(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean allowed = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!allowed) {
                return false;
            }
        }
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
