package org.repdyn.paper.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figure as SVG. Text stays text, in Liberation Sans or a font of the same widths. */
final class SvgFile {

    /** A text: its tag up to the last attribute, the size of its font, and its characters. */
    private static final Pattern TEXT = Pattern.compile("(<text [^>]*font-size:([0-9.]+)px[^>]*)>([^<]*)</text>");

    private SvgFile() {}

    static byte[] of(Drawing plot) throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        plot.paint(graphics);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // The view box is in pixels as the plot is in points; the size on paper follows from width and height.
        new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, plot.width(), plot.height()))
                .writeTo(out);
        String svg = out.toString(StandardCharsets.UTF_8)
                .replaceFirst("height=\"[^\"]*\"", "height=\"" + inches(plot.height()) + "\"")
                .replaceFirst(" width=\"[^\"]*\"", " width=\"" + inches(plot.width()) + "\"")
                .replaceAll(
                        "font-family:[^;]*;(?=font-size)|font-family:(?:&quot;)?[^;&]*(?:&quot;)?;",
                        "font-family:'" + FigureFont.FAMILY + "',Arial,Helvetica,sans-serif;");
        return withLengths(svg).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Gives each text the width that the plot has measured. A viewer without the font squeezes its own font to it, so that labels
     * neither overlap an axis nor leave the figure.
     */
    private static String withLengths(String svg) {
        Map<String, Font> fonts = new HashMap<>();
        return TEXT.matcher(svg).replaceAll(match -> {
            Font font = fonts.computeIfAbsent(match.group(2), size -> FigureFont.ofSize(Double.parseDouble(size)));
            double width = FigureFont.width(font, unescaped(match.group(3)));
            return Matcher.quoteReplacement(match.group(1)
                    + (width > 0 ? " textLength=\"" + number(width) + "\" lengthAdjust=\"spacingAndGlyphs\"" : "") + ">"
                    + match.group(3) + "</text>");
        });
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String inches(double points) {
        return number(points / FigureStyle.POINTS_PER_INCH) + "in";
    }

    /** Returns a number with six digits. */
    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
