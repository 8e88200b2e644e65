package org.repdyn.report.internal;

import java.util.List;
import org.repdyn.core.result.RunResult;

/** How far each arm is from its prediction. */
final class DeviationFigure {

    private static final String ID = "deviation";
    private static final String TITLE = "Deviation of the simulation from the prediction";
    /** Where an arm that is exactly as predicted throughout is drawn. */
    private static final double FLOOR = 1e-17;

    private DeviationFigure() {}

    static Figure of(RunResult run) {
        List<Series> all =
                Series.of(run, ID).stream().map(s -> s.nonZero(FLOOR)).toList();
        if (all.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm has a prediction of its embeddings to deviate from.");
        }
        return Figure.of(
                ID,
                TITLE,
                "Relative deviation of the embeddings. Near 10⁻¹⁶ it is rounding, at 10⁻¹⁰ the accuracy of an integrator;"
                        + " near 1 the theory does not describe the arm. Exact zeros, as at the start, have no place on"
                        + " the axis; an arm that is exact throughout lies at 10⁻¹⁷.",
                List.of(LineFigures.shared(run, ID, TITLE, "relative deviation", Axis.logarithmic(all), all)),
                "");
    }
}
