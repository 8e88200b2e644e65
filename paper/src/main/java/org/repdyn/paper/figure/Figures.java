package org.repdyn.paper.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apiguardian.api.API;
import org.repdyn.core.problem.UserErrorException;

/** Drawing of figures. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Figures {

    private Figures() {}

    /**
     * Returns a figure as the bytes of a file. The same data give the same bytes.
     *
     * @throws UserErrorException if there are more curves than colours, a logarithmic axis has no positive value, or the
     *     labels leave no room
     */
    public static byte[] draw(FigureSource source, FigureStyle style, FigureFormat format) {
        Drawing plot = drawing(source, style);
        try {
            return switch (format) {
                case SVG -> SvgFile.of(plot);
                case PDF -> PdfFile.of(plot);
                case PNG -> PngFile.of(plot, style.dpi());
            };
        } catch (IOException e) {
            // Nothing but memory is written to.
            throw new UncheckedIOException(e);
        }
    }

    private static Drawing drawing(FigureSource source, FigureStyle style) {
        if (source instanceof RankDiagram ranks) {
            return RankPlot.of(ranks, style);
        }
        if (source instanceof CollapseMap map) {
            return HeatMapPlot.of(map, style);
        }
        return source instanceof HeatMap map ? HeatMapPlot.of(map, style) : Plot.of((FigureData) source, style);
    }
}
