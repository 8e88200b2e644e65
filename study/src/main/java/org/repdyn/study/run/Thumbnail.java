package org.repdyn.study.run;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.spi.ImageShape;

/**
 * Small image of a sample, encoded as a data URI: a PNG of 8-bit grey pixels. It is written here because the start of ImageIO takes longer than all images
 * of a study. (Portable Network Graphics Specification, W3C 2003.)
 */
final class Thumbnail {

    /** Largest value of an 8-bit grey pixel. */
    private static final int WHITE = 255;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Thumbnail() {}

    static String dataUri(R064Store inputs, int row, ImageShape shape) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        // 8 bits, grey, and the only methods of compression, filtering and order that need no further data.
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(shape.width())
                        .putInt(shape.height())
                        .put((byte) 8)
                        .array());
        chunk(png, "IDAT", compressed(pixels(inputs, row, shape)));
        chunk(png, "IEND", new byte[0]);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /** Returns the rows of pixels, each after a byte 0, which says that it is stored without a filter. */
    private static byte[] pixels(R064Store inputs, int row, ImageShape shape) {
        byte[] pixels = new byte[shape.height() * (1 + shape.width())];
        int at = 0;
        for (int y = 0; y < shape.height(); y++) {
            at++;
            for (int x = 0; x < shape.width(); x++) {
                double value = inputs.doubleValue(row, y * shape.width() + x);
                double grey = (value - shape.black()) / (shape.white() - shape.black());
                pixels[at++] = (byte) Math.round(WHITE * Math.max(0, Math.min(1, grey)));
            }
        }
        return pixels;
    }

    private static byte[] compressed(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        byte[] part = new byte[1024];
        while (!deflater.finished()) {
            result.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return result.toByteArray();
    }

    /** Writes a chunk: its length, its type, its data, and the checksum of type and data. */
    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        png.writeBytes(ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array());
    }
}
