package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import org.repdyn.core.result.RunResult;

/** The spectrum of the embedding in time, a panel an arm. */
final class SingularValuesFigure {

    private static final String ID = "singular-values";
    private static final String TITLE = "Singular values of the embedding";

    private SingularValuesFigure() {}

    static Figure of(RunResult run) {
        List<Series> all = Series.of(run, "singular-values");
        List<Figure.Panel> panels = new ArrayList<>();
        run.arms().forEach(arm -> {
            List<Series> mine = Series.ofArm(all, arm.name());
            double largest = mine.stream()
                    .flatMap(s -> s.points().stream())
                    .mapToDouble(Series.Point::value)
                    .max()
                    .orElse(0);
            if (largest > 0) {
                Chart chart = Chart.described("Singular values in time, " + arm.name())
                        .height(220);
                // Below the rounding of the largest there is nothing to see.
                mine.forEach(s -> chart.rows(s.positive(largest * 1e-16), "simulated"));
                chart.layer(LineFigures.line("singular value", true, 1.6))
                        .withObject("/encoding")
                        .set(
                                "color",
                                Chart.parse(
                                        """
                                {"field":"i","type":"ordinal","title":"index",
                                 "scale":{"scheme":"viridis"},"legend":{"columns":8,"symbolType":"stroke"}}
                                """));
                panels.add(new Figure.Panel(arm.name(), chart.spec()));
            }
        });
        if (panels.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm observed its singular values at two times or more.");
        }
        return new Figure(
                ID,
                TITLE,
                "One line a singular value, on a logarithmic axis. Lines that stay together span all dimensions of the"
                        + " embedding; when all but the first fall away, the representation collapses to one scalar.",
                panels,
                "");
    }
}
