package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.RunResult;
import org.repdyn.statistics.comparison.CriticalDifference;

/**
 * Figure of the rankings over datasets. Each method has a bar of the length of the critical difference around its mean rank, so
 * that two methods differ significantly if their bars do not overlap and Friedman's test is significant.
 */
public final class RankingFigure {

    private static final String ID = "rankings";

    /** Largest number of methods of a panel; with more the names cannot be read. */
    private static final int MAX_METHODS = 60;

    private static final String SPEC =
            """
            {"$schema":"https://vega.github.io/schema/vega-lite/v5.json","width":"container","height":{"step":17},
             "data":{"values":[]},
             "encoding":{
               "y":{"field":"m","type":"nominal","sort":null,"title":null},
               "x":{"type":"quantitative","title":"mean rank","scale":{"zero":false}}},
             "layer":[
               {"mark":{"type":"rule","strokeWidth":3,"opacity":0.45},
                "encoding":{"x":{"field":"low"},"x2":{"field":"high"}}},
               {"mark":{"type":"point","filled":true,"size":50,"opacity":1},
                "encoding":{"x":{"field":"r"},
                 "tooltip":[{"field":"m","title":"method"},{"field":"r","title":"mean rank","format":".3~f"}]}}]}
            """;

    private RankingFigure() {}

    /** Returns the figure; empty if there is no ranking, or each has too many methods. */
    public static Optional<Figure> of(RunResult run) {
        Map<String, String> labels = run.columns().stream()
                .collect(Collectors.toMap(Column::observable, Column::label, (first, second) -> first));
        List<Figure.Panel> panels = new ArrayList<>();
        List<GroupRanking> drawn = run.statistics().rankings().stream()
                .filter(ranking -> ranking.methods().size() <= MAX_METHODS)
                .toList();
        for (GroupRanking ranking : drawn) {
            String title = labels.getOrDefault(ranking.observable(), ranking.observable()) + " by "
                    + String.join(" and ", ranking.by());
            panels.add(new Figure.Panel(ID + "-" + panels.size(), title, spec(ranking, title), false));
        }
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        boolean left = drawn.size() < run.statistics().rankings().size();
        return Optional.of(Figure.of(
                ID,
                "Rankings over datasets"
                        + (panels.size() == 1 ? ": " + panels.get(0).title() : ""),
                "Mean ranks over " + blocks(drawn.get(0))
                        + "; rank 1 is the highest value. A bar is as long as the critical difference of Nemenyi at "
                        + levels(drawn)
                        + ": two methods differ significantly if their bars do not overlap and Friedman's test of the"
                        + " ranking, which the findings above have, is significant.",
                panels,
                left
                        ? "Rankings of more than " + MAX_METHODS + " methods are not drawn; comparison.json has them."
                        : ""));
    }

    private static String blocks(GroupRanking ranking) {
        String names = String.join(", ", ranking.datasets());
        return ranking.seedsAreBlocks() ? "the seeds of the datasets " + names : "the datasets " + names;
    }

    /** Returns the significance of the critical differences, the least and the largest if they differ. */
    private static String levels(List<GroupRanking> rankings) {
        return rankings.stream()
                .map(GroupRanking::significance)
                .sorted()
                .map(CriticalDifference::percent)
                .distinct()
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        texts -> texts.size() > 2
                                ? texts.get(0) + " to " + texts.get(texts.size() - 1)
                                : String.join(" and ", texts)));
    }

    private static ObjectNode spec(GroupRanking ranking, String title) {
        ObjectNode spec = Chart.parse(SPEC);
        spec.put("description", "Mean ranks in " + title);
        ArrayNode values = spec.withArray("/data/values");
        double half = ranking.criticalDifference() / 2;
        ranking.methods().forEach(method -> values.addObject()
                .put("m", method.name())
                .put("r", Numbers.rounded(method.rank()))
                .put("low", Numbers.rounded(method.rank() - half))
                .put("high", Numbers.rounded(method.rank() + half)));
        return spec;
    }
}
