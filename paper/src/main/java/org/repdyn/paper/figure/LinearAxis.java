package org.repdyn.paper.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;

/** Linear axis with ticks at round numbers, or at the values of a setting. */
final class LinearAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;

    private final transient SettingTicks given;

    LinearAxis(String label, SettingTicks given) {
        super(label);
        this.given = given;
        setNumberFormatOverride(TickFormat.plain());
    }

    @Override
    public List<?> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        return given.values().isEmpty()
                ? super.refreshTicks(graphics, state, dataArea, edge)
                : given.on(this, dataArea);
    }
}
