package org.repdyn.report.internal;

import java.util.List;
import java.util.Optional;
import org.repdyn.core.result.RunResult;

/**
 * Figure of the drift of each network's tangent kernel over time; absent if no kernel moved (that of a linear encoder
 * cannot).
 */
final class DriftFigure {

    static final String ID = "ntk-drift";
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
                "Relative change ‖Θ(t) − Θ(0)‖/‖Θ(0)‖ of each network's tangent kernel Θ at the first anchors. A baseline of"
                        + " infinite width has a constant Θ; it describes a network whose drift is near 0, and does not"
                        + " describe one whose drift is 0.3.",
                List.of(LineFigures.shared(
                        run, ID, TITLE, "relative drift", VerticalAxis.of(all).including(0), all)),
                ""));
    }
}
