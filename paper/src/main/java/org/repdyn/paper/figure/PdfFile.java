package org.repdyn.paper.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Figure as a PDF of one page, whose size is that of the figure. The font is embedded, and text can be searched. */
final class PdfFile {

    private PdfFile() {}

    static byte[] of(Drawing plot) throws IOException {
        try (PDDocument document = new PDDocument();
                PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer();
                InputStream font = FigureFont.open()) {
            text.registerFont(FigureFont.FAMILY, font);
            // Without a fixed number, the file would have a random one.
            document.setDocumentId(1L);
            PDPage page = new PDPage(new PDRectangle((float) plot.width(), (float) plot.height()));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) plot.width(), (float) plot.height());
            graphics.setFontTextDrawer(text);
            plot.paint(graphics);
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
