package org.repdyn.paper.figure;

/** Scale of a vertical axis. */
enum AxisScale {
    LINEAR,
    /** Logarithmic, for positive values. */
    LOGARITHMIC,
    /** Linear around zero and logarithmic beyond, for values that differ by orders of magnitude and are not all positive. */
    SYMMETRIC
}
