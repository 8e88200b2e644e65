package org.repdyn.paper.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;

/**
 * Font of all figures, Liberation Sans, which has the widths of Arial and Helvetica. It is in the jar of PDFBox, so that figures do not depend
 * on the fonts of a machine.
 */
final class FigureFont {

    /** Name of the family. */
    static final String FAMILY = "Liberation Sans";

    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /**
     * Space for a text as a multiple of its width, where another text or line follows. A program without this font and without Arial takes a
     * wider one, such as DejaVu Sans, and some ignore the attribute textLength by which browsers squeeze it.
     */
    static final double FALLBACK = 1.18;

    private FigureFont() {}

    /** Returns the bytes of the TrueType file. */
    static InputStream open() throws IOException {
        InputStream in = PDDocument.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IOException("PDFBox has no " + RESOURCE);
        }
        return in;
    }

    /**
     * Returns the font.
     *
     * @param size size in points
     * @throws UserErrorException if Java cannot use its folder for temporary files, to which it copies the font
     */
    static Font ofSize(double size) {
        try (InputStream in = open()) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) size);
        } catch (IOException e) {
            throw new UserErrorException(
                    new SourceLocation(String.valueOf(System.getProperty("java.io.tmpdir")), 0, 0),
                    "the font of figures cannot be copied to this folder for temporary files. Create it, make room in"
                            + " it, or name another one by the system property java.io.tmpdir"
                            + " (REPDYN_JAVA_OPTS=-Djava.io.tmpdir=FOLDER)");
        } catch (FontFormatException e) {
            throw new IllegalStateException(FAMILY + " cannot be read", e);
        }
    }

    /** Returns the width of a text in points. */
    static double width(Font font, String text) {
        return font.getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
    }
}
