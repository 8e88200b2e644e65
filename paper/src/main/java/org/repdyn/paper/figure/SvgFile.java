package org.repdyn.paper.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/** Figure as SVG. Text stays text, in Liberation Sans or a font of the same widths. */
final class SvgFile {

    private SvgFile() {}

    static byte[] of(Drawing plot) throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        plot.paint(graphics);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // The view box is in pixels as the plot is in points; the size on paper follows from width and height.
        new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, plot.width(), plot.height()))
                .writeTo(out);
        return out.toString(StandardCharsets.UTF_8)
                .replaceFirst("height=\"[^\"]*\"", "height=\"" + inches(plot.height()) + "\"")
                .replaceFirst(" width=\"[^\"]*\"", " width=\"" + inches(plot.width()) + "\"")
                .replaceAll(
                        "font-family:[^;]*;(?=font-size)|font-family:(?:&quot;)?[^;&]*(?:&quot;)?;",
                        "font-family:'" + FigureFont.FAMILY + "',Arial,Helvetica,sans-serif;")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String inches(double points) {
        return new BigDecimal(points / FigureStyle.POINTS_PER_INCH)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                + "in";
    }
}
