package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.data.spi.DataException;

/**
 * Type of the elements of a NumPy array.
 *
 * @param kind kind of the elements
 * @param bytes bytes of one element
 * @param order byte order
 */
record NpyType(Kind kind, int bytes, ByteOrder order) {

    /** Binary digits of a double. */
    private static final int DOUBLE_DIGITS = 53;

    /** Kinds of elements that can be read. */
    enum Kind {
        FLOAT64,
        FLOAT32,
        FLOAT16,
        INT64,
        INT32,
        INT16,
        INT8,
        UINT64,
        UINT32,
        UINT16,
        UINT8,
        /** Text in UTF-8 of a fixed number of bytes, filled up with NUL. */
        BYTES,
        /** Text of a fixed number of code points of four bytes each, filled up with NUL. */
        UNICODE
    }

    /**
     * Returns the type of a description, such as {@code f} and {@code 8}.
     *
     * @throws DataException if elements of this type cannot be read
     */
    static NpyType of(String name, String letter, String size, ByteOrder order) {
        return switch (letter + size) {
            case "f8" -> new NpyType(Kind.FLOAT64, 8, order);
            case "f4" -> new NpyType(Kind.FLOAT32, 4, order);
            case "f2" -> new NpyType(Kind.FLOAT16, 2, order);
            case "i8" -> new NpyType(Kind.INT64, 8, order);
            case "i4" -> new NpyType(Kind.INT32, 4, order);
            case "i2" -> new NpyType(Kind.INT16, 2, order);
            case "i1" -> new NpyType(Kind.INT8, 1, order);
            case "u8" -> new NpyType(Kind.UINT64, 8, order);
            case "u4" -> new NpyType(Kind.UINT32, 4, order);
            case "u2" -> new NpyType(Kind.UINT16, 2, order);
            case "u1", "b1", "?" -> new NpyType(Kind.UINT8, 1, order);
            default -> text(name, letter, size, order);
        };
    }

    private static NpyType text(String name, String letter, String size, ByteOrder order) {
        // Nine digits could make an element of more bytes than an int counts.
        boolean text = ("U".equals(letter) || "S".equals(letter)) && size.matches("[1-9][0-9]{0,7}");
        if (!text) {
            throw new DataException(name + ": elements of type '" + letter + size
                    + "' cannot be read; save the array as float64, float32, float16, a whole-number type or bool"
                    + " (labels may also be text, 'U' or 'S')");
        }
        int length = Integer.parseInt(size);
        return "U".equals(letter)
                ? new NpyType(Kind.UNICODE, 4 * length, order)
                : new NpyType(Kind.BYTES, length, order);
    }

    /** Returns true if elements are text. */
    boolean isText() {
        return kind == Kind.BYTES || kind == Kind.UNICODE;
    }

    /** Reads a number at an index of a buffer in this byte order. */
    double number(ByteBuffer buffer, int at) {
        return switch (kind) {
            case FLOAT64 -> buffer.getDouble(at);
            case FLOAT32 -> buffer.getFloat(at);
            case FLOAT16 -> half(buffer.getShort(at));
            case INT64 -> (double) buffer.getLong(at);
            case INT32 -> buffer.getInt(at);
            case INT16 -> buffer.getShort(at);
            case INT8 -> buffer.get(at);
            case UINT64 -> unsigned(buffer.getLong(at));
            case UINT32 -> (double) Integer.toUnsignedLong(buffer.getInt(at));
            case UINT16 -> buffer.getShort(at) & 0xffff;
            case UINT8 -> buffer.get(at) & 0xff;
            case BYTES, UNICODE -> throw new IllegalStateException("text was read as a number. " + ExceptionText.BUG);
        };
    }

    /** Returns true if the number at an index of a buffer in this byte order has the same value as a double. */
    boolean isExact(ByteBuffer buffer, int at) {
        if (kind != Kind.INT64 && kind != Kind.UINT64) {
            return true;
        }
        long bits = buffer.getLong(at);
        // The size of the smallest long, 2⁶³, is right as an unsigned number.
        long size = kind == Kind.INT64 ? Math.abs(bits) : bits;
        int significant = Long.SIZE - Long.numberOfLeadingZeros(size) - Long.numberOfTrailingZeros(size);
        return significant <= DOUBLE_DIGITS;
    }

    /** Returns a number of IEEE 754 binary16: 1 sign bit, 5 bits of the exponent with bias 15, 10 bits of the fraction. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double size =
                switch (exponent) {
                    case 0 -> Math.scalb((double) fraction, -24);
                    case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
                };
        return bits < 0 ? -size : size;
    }

    /** Returns an unsigned 64-bit number, rounded to the nearest double. */
    private static double unsigned(long bits) {
        // The lowest bit is kept in the halved number, so that the conversion rounds correctly.
        return bits >= 0 ? (double) bits : 2 * (double) ((bits >>> 1) | (bits & 1));
    }

    /**
     * Reads a text at an index of a buffer in this byte order.
     *
     * @throws DataException if it is not valid text
     */
    String text(String name, ByteBuffer buffer, int at) {
        if (kind == Kind.UNICODE) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < bytes; i += 4) {
                int code = buffer.getInt(at + i);
                // Half of a pair of UTF-16 has no form in UTF-8, in which different halves would become one class.
                boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
                if (half || !Character.isValidCodePoint(code)) {
                    throw new DataException(name + ": holds text with the number " + Integer.toHexString(code)
                            + " (hexadecimal), which is no Unicode character");
                }
                text.appendCodePoint(code);
            }
            return withoutFill(text.toString());
        }
        try {
            return withoutFill(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(buffer.slice(at, bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new DataException(name + ": holds text that is not UTF-8; save it as a Unicode array", e);
        }
    }

    private static String withoutFill(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
