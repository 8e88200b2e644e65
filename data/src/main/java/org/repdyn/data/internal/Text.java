package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import org.repdyn.core.problem.VisibleText;
import org.repdyn.data.spi.DataException;

/** Decoding of text files: UTF-8, or UTF-8 and UTF-16 with a byte order mark. Nothing is replaced. */
final class Text {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** First character that another one before it may take up; a text of smaller ones is composed. */
    private static final char FIRST_COMBINING = '\u0300';

    /** Largest number of bytes or characters of a file that a message quotes. */
    private static final int MAX_QUOTED = 40;

    private Text() {}

    /**
     * Returns the text of a file without its byte order mark, with composed letters.
     *
     * @throws DataException if the file is of a known kind without text, or its bytes are not valid in the encoding; the message has
     *     the line
     */
    static String decode(DataFile file) {
        byte[] content = file.content();
        FileKind.describe(content).ifPresent(kind -> {
            throw new DataException(file.name() + ": this is not a table but " + kind);
        });
        Charset charset = charset(file);
        CharBuffer text = CharBuffer.allocate(content.length + 1);
        ByteBuffer in = ByteBuffer.wrap(content);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, text, true);
        text.flip();
        if (result.isError()) {
            int end = Math.min(content.length, in.position() + result.length());
            throw new DataException(file.name() + ":" + (1 + lineBreaks(text)) + ": the "
                    + (end - in.position() == 1 ? "byte " : "bytes ")
                    + HexFormat.ofDelimiter(" ").formatHex(content, in.position(), end)
                    + (end - in.position() == 1 ? " is" : " are") + " not valid in "
                    + charset.name() + "; save the file as UTF-8, or as UTF-16 with a byte order mark");
        }
        return composed(
                !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
                        ? text.subSequence(1, text.length()).toString()
                        : text.toString());
    }

    private static Charset charset(DataFile file) {
        int first = (unsigned(file.content(), 0) << 8) | unsigned(file.content(), 1);
        int second = (unsigned(file.content(), 2) << 8) | unsigned(file.content(), 3);
        boolean utf32 =
                file.content().length >= 4 && ((first == 0xfffe && second == 0) || (first == 0 && second == 0xfeff));
        if (utf32) {
            throw new DataException(
                    file.name() + ":1: the file is UTF-32; save it as UTF-8, or as UTF-16 with a byte order mark");
        }
        return switch (first) {
            case 0xfeff -> StandardCharsets.UTF_16BE;
            case 0xfffe -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static int unsigned(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xff : 0;
    }

    /** Returns a text with composed letters (Unicode form NFC): the two forms of an accented letter look the same. */
    static String composed(String text) {
        return text.chars().anyMatch(c -> c >= FIRST_COMBINING)
                ? Normalizer.normalize(text, Normalizer.Form.NFC)
                : text;
    }

    /** Returns the number of line breaks: LF, CR LF, or CR. */
    static int lineBreaks(CharSequence text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !pair)) {
                count++;
            }
        }
        return count;
    }

    /** Returns a text in quotation marks for a message: shortened, with invisible characters as escapes. */
    static String quote(String text) {
        boolean all = text.codePointCount(0, text.length()) <= MAX_QUOTED;
        String start = all ? text : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED));
        return "'" + VisibleText.of(start) + (all ? "'" : "…'");
    }
}
