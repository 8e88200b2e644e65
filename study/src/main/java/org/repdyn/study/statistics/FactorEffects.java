package org.repdyn.study.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.FactorEffect;
import org.repdyn.core.result.RunResult;
import org.repdyn.statistics.finding.ComparedPair;
import org.repdyn.statistics.finding.Finding;
import org.repdyn.statistics.finding.Question;
import org.repdyn.statistics.ranking.RunFactors;

/**
 * Effects of the settings of a large study: each pair of values of a setting is compared over the combinations of the other
 * settings that both values have. Six losses, three constraints and three widths have 243 pairs of groups that differ in one of
 * them, of which few seeds show hardly any after a correction, but only 21 pairs of values.
 *
 * @param compared settings that are compared
 * @param questions pairs of values of each of them
 * @param seedPaths paths of the seeds of parts of the draws, over which values are averaged
 * @param untested sentences on the pairs of values that have too few common seeds for a test
 */
record FactorEffects(List<Compared> compared, List<Question> questions, List<String> seedPaths, List<String> untested) {

    /** Largest number of values of a setting that are compared pair by pair: 45 pairs. */
    private static final int MAX_VALUES = 10;

    FactorEffects {
        compared = List.copyOf(compared);
        questions = List.copyOf(questions);
        seedPaths = List.copyOf(seedPaths);
        untested = List.copyOf(untested);
    }

    /**
     * Setting whose values are compared.
     *
     * @param column the column
     * @param path path of the setting
     * @param over paths of the settings over which values are averaged
     */
    record Compared(Column column, String path, List<String> over) {}

    /** Returns no effects. */
    static FactorEffects none() {
        return new FactorEffects(List.of(), List.of(), List.of(), List.of());
    }

    /** Returns the pairs of values that are compared in some columns with their labels. */
    static FactorEffects of(RunResult run, Map<Column, String> columns) {
        RunFactors factors = RunFactors.of(run);
        Map<String, Changing> changing = new HashMap<>();
        List<Compared> compared = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        UntestedEffects untested = new UntestedEffects();
        columns.forEach((column, label) -> {
            for (String path : factors.comparedPaths()) {
                List<String> over = factors.further(List.of(path));
                Map<String, PairedValues.Values> values = values(run, column, path, over);
                if (over.isEmpty() || values.size() > MAX_VALUES) {
                    continue;
                }
                List<ComparedPair> pairs = pairs(
                        values,
                        String.join(" and ", over),
                        changing.computeIfAbsent(path, key -> new Changing(factors, key)));
                untested.add(label, path, values, String.join(" and ", over));
                if (!pairs.isEmpty()) {
                    compared.add(new Compared(column, path, over));
                    questions.add(new Question(label, path, pairs, false));
                }
            }
        });
        return new FactorEffects(compared, questions, factors.seedPaths(), untested.sentences());
    }

    /** Returns the effects of the findings on the questions, by column, setting and pair of values. */
    List<FactorEffect> effects(List<Finding> findings) {
        List<FactorEffect> effects = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Compared one = compared.get(i);
            findings.get(i).pairs().forEach(pair -> pair.consistency()
                    .ifPresent(signs -> effects.add(new FactorEffect(
                            one.path(),
                            one.over(),
                            signs.changing(),
                            signs.combinations(),
                            signs.higher(),
                            signs.lower(),
                            StudyStatistics.difference(one.column(), pair)))));
        }
        return effects;
    }

    /** Returns the sentences of the findings on the questions. */
    List<String> sentences(List<Finding> findings) {
        List<String> sentences = new ArrayList<>();
        findings.forEach(finding -> sentences.addAll(finding.comparisons()));
        sentences.addAll(untested);
        if (!findings.isEmpty() && !seedPaths.isEmpty()) {
            sentences.add("Each test of an effect is over the seeds of a group, with means over "
                    + String.join(" and ", seedPaths)
                    + ", so it does not speak of other values there than those of this study.");
        }
        return sentences;
    }

    /** Settings that change with one, for each pair of its values. */
    private static final class Changing {

        private final RunFactors factors;
        private final String path;
        private final boolean none;
        private final Map<List<String>, List<String>> byPair = new HashMap<>();

        Changing(RunFactors factors, String path) {
            this.factors = factors;
            this.path = path;
            this.none = factors.changingWith(List.of(path), this::counts).isEmpty();
        }

        private boolean counts(ArmFactors arm) {
            return FactorEffects.counts(arm, path);
        }

        List<String> between(String first, String second) {
            return none
                    ? List.of()
                    : byPair.computeIfAbsent(
                            List.of(first, second),
                            pair -> factors.changingWith(
                                    List.of(path),
                                    arm -> counts(arm) && pair.contains(RunFactors.name(arm, List.of(path)))));
        }
    }

    /** Returns false for an arm whose plugin does not have an option: it differs from the others in the plugin, not in the option. */
    private static boolean counts(ArmFactors arm, String path) {
        return path.indexOf('.') < 0 || arm.value(path).isPresent();
    }

    private static List<ComparedPair> pairs(Map<String, PairedValues.Values> values, String over, Changing changing) {
        List<String> names = List.copyOf(values.keySet());
        List<ComparedPair> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                PairedValues.of(names.get(i), names.get(j), values, over, changing.between(names.get(i), names.get(j)))
                        .ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    /** Returns the values of the arms that have a setting by its value, combination of the others, and seed. */
    private static Map<String, PairedValues.Values> values(
            RunResult run, Column column, String path, List<String> over) {
        Map<String, PairedValues.Values> values = new LinkedHashMap<>();
        for (ArmResult arm : run.arms()) {
            ArmFactors factors = run.factors(arm.name());
            if (!counts(factors, path)) {
                continue;
            }
            OptionalDouble value = GroupMeans.counted(arm, arm.column(column.observable()));
            values.computeIfAbsent(RunFactors.name(factors, List.of(path)), name -> new PairedValues.Values())
                    .add(RunFactors.name(factors, over), factors.seed(), value);
        }
        return values;
    }
}
