package org.repdyn.paper.figure;

import java.util.List;
import org.apiguardian.api.API;

/** Data from which a figure is drawn. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface FigureSource permits CollapseMap, FigureData, RankDiagram, HeatMap {

    /** Returns the numbers of the figure as CSV, with all digits. */
    String csv();

    /** Returns sentences on what a reader of the figure must know. */
    List<String> notices();
}
