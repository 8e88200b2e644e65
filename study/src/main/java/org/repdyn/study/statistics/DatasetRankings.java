package org.repdyn.study.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.RunResult;
import org.repdyn.statistics.comparison.Holm;
import org.repdyn.statistics.ranking.MethodRanking;
import org.repdyn.statistics.ranking.RunFactors;
import org.repdyn.statistics.ranking.RunRanking;

/**
 * Rankings over the datasets of a comparison: of all combinations of factors, and of each factor with three values or more. A
 * comparison on one dataset has none.
 *
 * @param rankings the rankings, in the order of the columns
 * @param sentences their findings, without rankings that are not defined
 */
record DatasetRankings(List<GroupRanking> rankings, List<String> sentences) {

    /**
     * Ranking of one column.
     *
     * @param column the column
     * @param label its name in sentences
     * @param by paths of the compared factors
     * @param ranking the ranking
     */
    private record Ranked(Column column, String label, List<String> by, MethodRanking ranking) {}

    /** Returns the rankings of some columns with their labels, with p-values that are corrected together. */
    static DatasetRankings of(RunResult run, Map<Column, String> columns) {
        RunRanking arms = RunRanking.of(run);
        if (!arms.severalDatasets()) {
            return new DatasetRankings(List.of(), List.of());
        }
        List<Ranked> ranked = new ArrayList<>();
        columns.forEach((column, label) -> compared(arms.methodPaths())
                .forEach(by -> arms.by(by, arm -> arm.column(column.observable()))
                        .value()
                        .ifPresent(ranking -> ranked.add(new Ranked(column, label, by, ranking)))));
        double[] corrected = Holm.adjust(ranked.stream()
                .mapToDouble(one -> one.ranking().friedman().pValue())
                .toArray());
        List<GroupRanking> rankings = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            Ranked one = ranked.get(i);
            rankings.add(result(one, corrected[i]));
            sentences.addAll(one.ranking()
                    .sentences(one.label(), String.join(" and ", one.by()), corrected[i], corrected.length));
        }
        ranked.stream().map(Ranked::by).distinct().forEach(by -> {
            List<String> changing = arms.factors().changingWith(by, arm -> true);
            if (!changing.isEmpty()) {
                sentences.add("A rank of " + String.join(" and ", by) + " is not that of "
                        + (by.size() == 1 ? "this setting" : "these settings") + " alone: "
                        + RunFactors.changing(changing, by) + ".");
            }
        });
        ranked.stream()
                .flatMap(one -> one.ranking().caveat().stream())
                .findFirst()
                .ifPresent(sentences::add);
        return new DatasetRankings(rankings, sentences);
    }

    /** Returns the factors that are compared: each one, and if there are several, their combinations. */
    private static List<List<String>> compared(List<String> paths) {
        List<List<String>> compared = new ArrayList<>();
        paths.forEach(path -> compared.add(List.of(path)));
        if (paths.size() > 1) {
            compared.add(paths);
        }
        return compared;
    }

    private static GroupRanking result(Ranked one, double corrected) {
        MethodRanking ranking = one.ranking();
        return new GroupRanking(
                one.column().observable(),
                one.by(),
                ranking.difference().arms().stream()
                        .map(arm -> new GroupRanking.Method(arm.name(), arm.rank()))
                        .toList(),
                ranking.blocks(),
                ranking.seedsAreBlocks(),
                ranking.datasets(),
                ranking.friedman().f(),
                ranking.friedman().pValue(),
                corrected,
                ranking.difference().distance(),
                ranking.difference().significance(),
                ranking.difference().cliques(),
                ranking.leftOut());
    }
}
