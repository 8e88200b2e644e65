package org.repdyn.paper.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYDataset;

/** Points with bars of their intervals. */
final class MarkedPoints extends XYErrorRenderer {

    private static final long serialVersionUID = 1L;

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
