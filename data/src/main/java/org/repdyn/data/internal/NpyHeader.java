package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.repdyn.data.spi.DataException;

/**
 * Header of an array in NumPy's format: a Python dictionary, as Python 2 or 3 writes it.
 *
 * @param type type of the elements
 * @param fortran true if the first axis runs fastest
 * @param shape lengths of the axes
 * @param end index of the first byte after the header
 */
record NpyHeader(NpyType type, boolean fortran, int[] shape, int end) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Largest version of the format that can be read; NumPy writes no newer one. */
    private static final int NEWEST_VERSION = 3;

    private static final Pattern DESCR =
            Pattern.compile("['\"]descr['\"]\\s*:\\s*u?['\"]([<>|=]?)([a-zA-Z?])(\\d*)(\\[[^\\]]*\\])?['\"]");

    /** Type of elements that are records: a list of names and types. */
    private static final Pattern RECORDS = Pattern.compile("['\"]descr['\"]\\s*:\\s*\\[");

    private static final Pattern FORTRAN = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");

    /** Length of an axis; Python 2 writes long integers with an L. */
    private static final Pattern LENGTH = Pattern.compile("(-?[0-9]{1,18})[lL]?");

    /**
     * Reads a header.
     *
     * @throws DataException if it is not valid
     */
    static NpyHeader read(String name, byte[] content) {
        int read = Math.min(content.length, MAGIC.length);
        if (!Arrays.equals(content, 0, read, MAGIC, 0, read)) {
            throw new DataException(name + ": not a NumPy .npy file"
                    + FileKind.describe(content)
                            .map(kind -> " but " + kind)
                            .orElse(" (its first bytes are not \\x93NUMPY)"));
        }
        if (content.length < 12) {
            throw new DataException(name + ": the file ends within its header");
        }
        int version = content[6] & 0xff;
        if (version < 1 || version > NEWEST_VERSION) {
            throw new DataException(name + ": version " + version + " of the .npy format cannot be read; save the array"
                    + " with numpy.save, which writes versions 1 to " + NEWEST_VERSION);
        }
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int start = version == 1 ? 10 : 12;
        int length = version == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8);
        if (length < 0 || length > content.length - start) {
            throw new DataException(name + ": the file ends within its header");
        }
        String header = new String(content, start, length, StandardCharsets.UTF_8);
        if (RECORDS.matcher(header).find()) {
            throw new DataException(name + ": the elements are records with named fields; save plain numbers, such as"
                    + " those of numpy.lib.recfunctions.structured_to_unstructured");
        }
        Matcher descr = find(name, header, DESCR, "a plain type of elements such as '<f8'");
        if (descr.group(4) != null) {
            throw new DataException(name + ": elements of type '" + descr.group(2) + descr.group(3) + descr.group(4)
                    + "' are dates or times; save numbers");
        }
        boolean fortran =
                "True".equals(find(name, header, FORTRAN, "fortran_order").group(1));
        int[] shape = shape(name, find(name, header, SHAPE, "a shape").group(1));
        NpyType type = NpyType.of(
                name,
                descr.group(2),
                descr.group(3),
                ">".equals(descr.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return new NpyHeader(type, fortran, shape, start + length);
    }

    private static Matcher find(String name, String header, Pattern pattern, String what) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new DataException(name + ": the header does not state " + what + ": " + Text.quote(header.strip()));
        }
        return matcher;
    }

    private static int[] shape(String name, String text) {
        long[] lengths = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(axis -> !axis.isEmpty())
                .mapToLong(axis -> length(name, axis, text))
                .toArray();
        return ArrayShape.checked(name, lengths);
    }

    private static long length(String name, String axis, String shape) {
        Matcher matcher = LENGTH.matcher(axis);
        if (!matcher.matches()) {
            throw new DataException(name + ": the header states the shape " + Text.quote("(" + shape + ")")
                    + ", which has a length that is not a number, or is too large");
        }
        return Long.parseLong(matcher.group(1));
    }
}
