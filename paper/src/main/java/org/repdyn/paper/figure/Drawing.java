package org.repdyn.paper.figure;

import java.awt.Graphics2D;

/** Figure that is ready to be painted, in points of 1/72 inch. */
interface Drawing {

    /** Returns the width in points. */
    double width();

    /** Returns the height in points. */
    double height();

    /** Paints the figure with its upper left corner at the origin. */
    void paint(Graphics2D graphics);
}
