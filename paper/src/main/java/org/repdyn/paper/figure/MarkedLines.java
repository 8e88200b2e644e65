package org.repdyn.paper.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.XYDataset;

/** Lines with bands, of which some points have a marker. */
final class MarkedLines extends DeviationRenderer {

    private static final long serialVersionUID = 1L;

    private final transient List<BitSet> marked = new ArrayList<>();

    MarkedLines() {
        super(true, false);
        setDrawOutlines(false);
        setAlpha(1);
    }

    /** Sets the points with a marker of the next series. */
    void mark(BitSet points) {
        marked.add(points);
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        return series < marked.size() && marked.get(series).get(item);
    }

    @Override
    protected void drawSecondaryPass(
            Graphics2D graphics,
            XYPlot plot,
            XYDataset dataset,
            int pass,
            int series,
            int item,
            ValueAxis domainAxis,
            Rectangle2D dataArea,
            ValueAxis rangeAxis,
            CrosshairState crosshair,
            EntityCollection entities) {
        Shape clip = graphics.getClip();
        graphics.setClip(Markers.around(dataArea));
        super.drawSecondaryPass(
                graphics, plot, dataset, pass, series, item, domainAxis, dataArea, rangeAxis, crosshair, entities);
        graphics.setClip(clip);
    }
}
