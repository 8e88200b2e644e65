package org.repdyn.paper.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;

/** Figure as PNG, with its resolution. */
final class PngFile {

    /** Native format of the metadata of a PNG in the JDK. */
    private static final String METADATA = "javax_imageio_png_1.0";

    /** Inches in a metre. */
    private static final double INCHES = 1 / 0.0254;

    /** Largest number of pixels of an image, which takes 4 bytes of memory for each. */
    private static final long MAX_PIXELS = 150_000_000;

    private PngFile() {}

    /**
     * Draws an image.
     *
     * @throws UserErrorException if it would have more than {@value #MAX_PIXELS} pixels
     */
    static byte[] of(Drawing plot, int dpi) throws IOException {
        double scale = dpi / FigureStyle.POINTS_PER_INCH;
        long width = Math.round(plot.width() * scale);
        long height = Math.round(plot.height() * scale);
        if (width * height > MAX_PIXELS) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "the PNG would have " + width + " x " + height + " pixels; at most " + MAX_PIXELS
                            + " are drawn. Take fewer pixels per inch or a smaller figure, or draw it as PDF or SVG");
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        plot.paint(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            metadata.mergeTree(METADATA, resolution(dpi));
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode resolution(int dpi) {
        String perMetre = Long.toString(Math.round(dpi * INCHES));
        IIOMetadataNode size = new IIOMetadataNode("pHYs");
        size.setAttribute("pixelsPerUnitXAxis", perMetre);
        size.setAttribute("pixelsPerUnitYAxis", perMetre);
        size.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(METADATA);
        root.appendChild(size);
        return root;
    }
}
