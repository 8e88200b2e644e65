package org.repdyn.cli.terminal;

import java.lang.Character.UnicodeScript;

/** Width of texts on a terminal, which shows signs of East Asian scripts and pictures twice as wide as others, and accents on the sign before. */
final class TerminalText {

    private TerminalText() {}

    /** Returns the number of columns that a text of one line takes. */
    static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    /**
     * Returns where the longest beginning of a text that fits a number of columns ends. It has one sign or more, and accents are not
     * separated from their sign.
     */
    static int end(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int sign = text.codePointAt(end);
            used += width(sign);
            if (end > 0 && used > columns) {
                break;
            }
            end += Character.charCount(sign);
        }
        return end;
    }

    private static int width(int sign) {
        if (sign < 0x300) {
            return 1;
        }
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(sign) ? 2 : 1;
        };
    }

    private static boolean isWide(int sign) {
        if (sign >= 0xff61 && sign <= 0xffdc) {
            return false; // half-width forms of East Asian scripts
        }
        UnicodeScript script = UnicodeScript.of(sign);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.HANGUL
                || script == UnicodeScript.BOPOMOFO
                || (sign >= 0x3000 && sign <= 0x303e) // punctuation of East Asia
                || (sign >= 0xff01 && sign <= 0xff60) // full-width forms of Latin letters
                || (sign >= 0x1f300 && sign <= 0x1faff); // pictures
    }
}
