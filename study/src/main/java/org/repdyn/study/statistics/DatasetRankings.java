package org.repdyn.study.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.RunResult;
import org.repdyn.statistics.comparison.TestShare;
import org.repdyn.statistics.ranking.MethodRanking;
import org.repdyn.statistics.ranking.RunFactors;
import org.repdyn.statistics.ranking.RunRanking;

/**
 * Rankings over the datasets of a comparison, before the correction for the number of tests: of all combinations of factors, and of
 * each factor with three values or more. A comparison on one dataset has none.
 *
 * @param arms rankings of the arms of the comparison
 * @param ranked the rankings, in the order of the columns, without those that are not defined
 */
record DatasetRankings(RunRanking arms, List<Ranked> ranked) {

    DatasetRankings {
        ranked = List.copyOf(ranked);
    }

    /**
     * Ranking of one column.
     *
     * @param column the column
     * @param label its name in sentences
     * @param by paths of the compared factors
     * @param ranking the ranking
     */
    record Ranked(Column column, String label, List<String> by, MethodRanking ranking) {}

    /** Returns the rankings of some columns with their labels. */
    static DatasetRankings of(RunResult run, Map<Column, String> columns) {
        RunRanking arms = RunRanking.of(run);
        List<Ranked> ranked = new ArrayList<>();
        if (arms.severalDatasets()) {
            columns.forEach((column, label) -> compared(arms.methodPaths())
                    .forEach(by -> arms.by(by, arm -> arm.column(column.observable()))
                            .value()
                            .ifPresent(ranking -> ranked.add(new Ranked(column, label, by, ranking)))));
        }
        return new DatasetRankings(arms, ranked);
    }

    /** Returns the p-values of Friedman's tests. */
    double[] pValues() {
        return ranked.stream()
                .mapToDouble(one -> one.ranking().friedman().pValue())
                .toArray();
    }

    /**
     * Returns the rankings with corrected p-values.
     *
     * @param corrected the corrected p-values
     * @param level significance of the critical difference of a ranking
     */
    List<GroupRanking> results(double[] corrected, double level) {
        List<GroupRanking> rankings = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            rankings.add(result(ranked.get(i), corrected[i], level));
        }
        return rankings;
    }

    /**
     * Returns the findings.
     *
     * @param corrected the corrected p-values
     * @param level significance of the critical difference of a ranking
     * @param share share of the significance that all rankings have together
     */
    List<String> sentences(double[] corrected, double level, TestShare share) {
        String correction = share.equivalent(corrected.length) == 1
                ? ""
                : "for " + CountedNoun.of(corrected.length, "ranking") + share.weightText();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            Ranked one = ranked.get(i);
            sentences.addAll(one.ranking()
                    .at(corrected[i], level)
                    .sentences(one.label(), String.join(" and ", one.by()), corrected[i], correction));
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
        return sentences;
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

    private static GroupRanking result(Ranked one, double corrected, double level) {
        MethodRanking ranking = one.ranking().at(corrected, level);
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
