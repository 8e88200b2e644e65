package org.repdyn.paper.figure;

import org.apiguardian.api.API;

/** Formats of a figure. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum FigureFormat {
    /** Scalable Vector Graphics with text as text. */
    SVG,
    /** One page of the size of the figure, with an embedded font. */
    PDF,
    /** Pixels. */
    PNG
}
