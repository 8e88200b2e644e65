package org.repdyn.report.internal;

import java.util.List;
import java.util.Optional;
import org.repdyn.core.result.RunResult;

/** How far the tangent kernel of each network moved. Left out where no kernel moved: a linear encoder's never does. */
final class DriftFigure {

    private static final String ID = "ntk-drift";
    private static final String TITLE = "Drift of the tangent kernel";

    private DriftFigure() {}

    static Optional<Figure> of(RunResult run) {
        List<Series> all =
                Series.of(run, ID).stream().filter(s -> s.index() == 0).toList();
        if (all.stream().flatMap(s -> s.points().stream()).noneMatch(p -> p.value() > 0)) {
            return Optional.empty();
        }
        return Optional.of(Figure.of(
                ID,
                TITLE,
                "‖Θ(t) − Θ(0)‖/‖Θ(0)‖ of each network at the first anchors. A baseline of infinite width keeps Θ where it"
                        + " was: near 0 it describes the network, at 0.3 it describes another one.",
                List.of(LineFigures.shared(
                        run, ID, TITLE, "relative drift", Axis.of(all).including(0), all)),
                ""));
    }
}
