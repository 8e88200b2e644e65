package org.repdyn.core.result;

import org.apiguardian.api.API;

/** Choice between a linear and a logarithmic axis, the same in reports and in figures for papers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FigureScale {

    /**
     * Ratio of the largest to the median absolute value above which a linear axis would hide all but the largest values: their
     * curves would stay within a thousandth of the height of a panel, less than a line's width.
     */
    public static final double MAX_LINEAR_RATIO = 1e3;

    private FigureScale() {}
}
