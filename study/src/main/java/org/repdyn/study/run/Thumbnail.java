package org.repdyn.study.run;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.spi.ImageShape;

/** Small image of a sample, encoded as a data URI. */
final class Thumbnail {

    /** Largest value of an 8-bit grey pixel. */
    private static final int WHITE = 255;

    private Thumbnail() {}

    static String dataUri(R064Store inputs, int row, ImageShape shape) {
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                double value = inputs.doubleValue(row, y * shape.width() + x);
                double grey = (value - shape.black()) / (shape.white() - shape.black());
                image.getRaster().setSample(x, y, 0, (int) Math.round(WHITE * Math.max(0, Math.min(1, grey))));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode an image in memory", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
