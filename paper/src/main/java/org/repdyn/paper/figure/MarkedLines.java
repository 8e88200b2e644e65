package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jfree.chart.renderer.xy.DeviationRenderer;

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
}
