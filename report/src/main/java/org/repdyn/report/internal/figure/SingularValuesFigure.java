package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.NamedArms;
import org.repdyn.core.result.RunResult;

/** Figure of the singular values of the embedding over time, one panel per arm. */
public final class SingularValuesFigure {

    static final String ID = ObservableNames.SINGULAR_VALUES;
    private static final String TITLE = "Singular values of the embedding over time";
    /** Largest number of singular values drawn as lines; more could not be distinguished. */
    private static final int LINES = 32;

    private SingularValuesFigure() {}

    public static Figure of(RunResult run) {
        List<List<Series>> arms = new ArrayList<>();
        List<Series> all = new ArrayList<>();
        Map<String, List<Series>> measured = Series.byArm(run, ID);
        run.arms().forEach(arm -> {
            List<Series> first = first(measured.getOrDefault(arm.name(), List.of()));
            IndexedLines.aboveRounding(first).ifPresent(arms::add);
            all.addAll(first);
        });
        if (arms.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm recorded singular values above 0 at two or more times.");
        }
        List<Series> drawn = arms.stream().flatMap(List::stream).toList();
        CommonAxis axis = CommonAxis.of(arms);
        List<String> apart = new ArrayList<>();
        List<Figure.Panel> panels = new ArrayList<>();
        for (List<Series> mine : arms) {
            boolean own = axis.own().get(panels.size());
            if (own) {
                apart.add(mine.get(0).arm());
            }
            String title = mine.get(0).arm() + (own && axis.own().contains(false) ? " (own axis)" : "");
            panels.add(panel(title, mine, own ? CommonAxis.ofPanel(mine) : axis.common(), panels.size() + 1));
        }
        boolean more = false;
        for (List<Series> mine : arms) {
            String arm = mine.get(0).arm();
            List<Series> whole = measured.getOrDefault(arm, List.of());
            if (whole.size() > LINES) {
                more = true;
                panels.add(HeatMap.panel(ID + "-all-" + (panels.size() + 1), arm + ", all", "singular value", whole));
            }
        }
        return Figure.of(
                ID,
                TITLE,
                "One line per singular value, on a logarithmic axis" + axes(run, apart, arms.size())
                        + " If the lines stay together, the embedding uses all its dimensions. If the first grows away"
                        + " from all others, the representation collapses to rank one: all outputs become multiples"
                        + " of one function." + IndexedLines.omitted(all, drawn),
                panels,
                more ? "Lines show the first " + LINES + " singular values, the heat maps all of them." : "");
    }

    private static List<Series> first(List<Series> ofArm) {
        return ofArm.stream().filter(s -> s.index() < LINES).toList();
    }

    private static Figure.Panel panel(String title, List<Series> mine, VerticalAxis axis, int number) {
        String arm = mine.get(0).arm();
        Chart chart = IndexedLines.chart(TITLE + ", " + arm, "singular value", mine, axis, "index");
        return new Figure.Panel(ID + "-" + number, title, chart.spec(), false);
    }

    /** Returns the end of the sentence on the axis. */
    private static String axes(RunResult run, List<String> apart, int arms) {
        if (arms == 1) {
            return ".";
        }
        if (apart.size() == arms) {
            return "; each arm has its own axis.";
        }
        return apart.isEmpty()
                ? " that is the same for all arms."
                : " that is the same for all arms but " + NamedArms.inWords(run, apart)
                        + ", with values that span many more or fewer decades; each of these has its own axis.";
    }
}
