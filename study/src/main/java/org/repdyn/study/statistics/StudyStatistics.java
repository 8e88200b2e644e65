package org.repdyn.study.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.NamedArms;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.core.result.TestCorrection;
import org.repdyn.statistics.finding.ArmValues;
import org.repdyn.statistics.finding.Finding;
import org.repdyn.statistics.finding.Question;
import org.repdyn.statistics.interval.SeedMeans;

/**
 * Statistics over the seeds of a comparison: the means of its groups, tests between groups over common seeds, and rankings over
 * datasets. They
 * depend on the results of the arms only, not on where and when these were computed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyStatistics {

    /** Number of columns that are tested if the study does not choose its columns. */
    private static final int MAX_COLUMNS = 3;

    /** Largest number of tests: with more, the correction leaves nothing significant for a usual number of seeds. */
    private static final int MAX_TESTS = 1_000;

    /** Number of names above which a sentence names the first ones only. */
    private static final int MAX_NAMED = 5;

    private final RunResult result;
    private final List<ArmGroup> groups;
    private final List<Column> measured;
    private final boolean chosen;
    private final IntervalMethod interval;

    private StudyStatistics(RunResult result, boolean chosen, IntervalMethod interval) {
        this.interval = interval;
        this.result = result;
        this.groups = result.groups();
        this.measured = result.measuredColumns();
        this.chosen = chosen;
    }

    /**
     * Returns the statistics of a comparison; none if no group has two seeds.
     *
     * @param chosen true if the study chose its columns; then all of them are tested, and otherwise the first three that
     *     two groups have
     * @param interval method of the intervals
     */
    public static SeedStatistics of(RunResult result, boolean chosen, IntervalMethod interval) {
        StudyStatistics statistics = new StudyStatistics(result, chosen, interval);
        return statistics.groups.stream().anyMatch(group -> group.arms().size() > 1)
                ? statistics.statistics()
                : SeedStatistics.NONE;
    }

    private SeedStatistics statistics() {
        Map<Column, List<ArmValues>> columns = mainColumns();
        Map<Column, String> labels = labels(columns.keySet());
        DatasetRankings rankings = DatasetRankings.of(result, labels);
        BiPredicate<String, String> compared = ComparedGroups.of(groups);
        Map<String, List<ArmValues>> labelled = new LinkedHashMap<>();
        columns.forEach((column, values) -> labelled.put(
                Objects.requireNonNull(labels.get(column)),
                values.stream().filter(arm -> arm.bySeed().size() > 1).toList()));
        long tests = labelled.values().stream()
                .mapToLong(values -> pairs(values, compared))
                .sum();
        boolean tooMany = tests > MAX_TESTS;
        FactorEffects effects = ComparedGroups.many(groups) ? FactorEffects.of(result, labels) : FactorEffects.none();
        List<Question> pairs = Finding.questions(
                labelled,
                tooMany ? (first, second) -> false : compared,
                !effects.questions().isEmpty());
        StudyTests corrected = StudyTests.of(rankings, effects, pairs, interval);
        List<String> sentences = new ArrayList<>();
        wrongLosses().ifPresent(sentences::add);
        sentences.addAll(corrected.rankingSentences());
        sentences.addAll(effects.sentences(corrected.effects()));
        List<GroupDifference> differences = new ArrayList<>();
        int next = 0;
        for (Column column : columns.keySet()) {
            Finding finding = corrected.pairs().get(next++);
            sentences.addAll(finding.comparisons());
            finding.pairs().forEach(pair -> differences.add(difference(column, pair)));
        }
        if (groups.size() == 1) {
            Finding.together(labelled, compared, interval).forEach(finding -> sentences.addAll(finding.means()));
        }
        if (tooMany) {
            sentences.add(noTests(tests));
        }
        tooFewForBootstrap().ifPresent(sentences::add);
        oneSeed(columns).ifPresent(sentences::add);
        sentences.addAll(leftOut(columns));
        return new SeedStatistics(
                groups.stream()
                        .map(group -> GroupMeans.of(group, measured, interval))
                        .toList(),
                differences,
                effects.effects(corrected.effects()),
                corrected.rankings(),
                sentences,
                interval,
                TestCorrection.STUDY);
    }

    /** Returns the labels of columns; one that another column has too is followed by the observable. */
    private static Map<Column, String> labels(Set<Column> columns) {
        Map<Column, String> labels = new LinkedHashMap<>();
        for (Column column : columns) {
            labels.put(
                    column,
                    labels.containsValue(column.label())
                            ? column.label() + " (" + column.observable() + ")"
                            : column.label());
        }
        return labels;
    }

    private String noTests(long tests) {
        return "No tests: " + groups.size() + " groups need " + tests + " of them, and corrected for more than "
                + MAX_TESTS + " no usual number of seeds is enough. Compare fewer groups.";
    }

    /** Returns a sentence on the arms whose loss is wrong: their means and tests are those of another loss. */
    private Optional<String> wrongLosses() {
        List<String> arms = result.arms().stream()
                .filter(arm -> arm.notes().containsKey(ObservableNames.WRONG_LOSS))
                .map(ArmResult::name)
                .toList();
        return arms.isEmpty()
                ? Optional.empty()
                : Optional.of("The loss of " + NamedArms.inWords(result, arms)
                        + " is wrong, as 'repdyn check loss' shows; the finding on each arm says what is wrong.");
    }

    /** Returns a sentence if the study asks for bootstrap intervals, and no group has enough seeds for one. */
    private Optional<String> tooFewForBootstrap() {
        int most = groups.stream().mapToInt(group -> group.arms().size()).max().orElse(0);
        return interval == IntervalMethod.BCA && most < SeedMeans.MIN_RESAMPLED
                ? Optional.of("No intervals: a bootstrap needs at least " + SeedMeans.MIN_RESAMPLED
                        + " seeds, and no group has more than " + most
                        + ". Run more seeds, or leave out interval for Student's.")
                : Optional.empty();
    }

    /** Returns the columns that are tested, with the values of each group that has some. */
    private Map<Column, List<ArmValues>> mainColumns() {
        Map<Column, List<ArmValues>> columns = new LinkedHashMap<>();
        for (Column column : measured) {
            List<ArmValues> values = groups.stream()
                    .map(group -> values(group, column))
                    .filter(arm -> !arm.bySeed().isEmpty())
                    .toList();
            if (values.size() >= Math.min(2, groups.size()) && (chosen || columns.size() < MAX_COLUMNS)) {
                columns.put(column, values);
            }
        }
        return columns;
    }

    private static ArmValues values(ArmGroup group, Column column) {
        Map<String, Double> bySeed = new LinkedHashMap<>();
        group.arms().forEach((seed, arm) -> GroupMeans.counted(arm, arm.column(column.observable()))
                .ifPresent(value -> bySeed.put(Long.toString(seed), value)));
        return new ArmValues(group.name(), bySeed);
    }

    private static long pairs(List<ArmValues> values, BiPredicate<String, String> compared) {
        long pairs = 0;
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                if (compared.test(values.get(i).name(), values.get(j).name())) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    static GroupDifference difference(Column column, Finding.Pair pair) {
        return new GroupDifference(
                column.observable(),
                pair.first(),
                pair.second(),
                pair.test().key(),
                pair.interval(),
                number(pair.pValue()),
                number(pair.corrected()),
                pair.significant(),
                pair.difference().reason());
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    /** Returns a sentence on the groups with one value, about which nothing is claimed. */
    private static Optional<String> oneSeed(Map<Column, List<ArmValues>> columns) {
        List<String> names = columns.values().stream()
                .flatMap(List::stream)
                .filter(arm -> arm.bySeed().size() == 1)
                .map(ArmValues::name)
                .distinct()
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "No claim about " + named(names) + ": one seed has a value, and a test needs at least 2.");
    }

    /** Returns sentences on the arms that do not count, with the reason. */
    private List<String> leftOut(Map<Column, List<ArmValues>> columns) {
        List<String> sentences = new ArrayList<>();
        List<ArmResult> arms =
                groups.stream().flatMap(group -> group.arms().values().stream()).toList();
        List<String> ended = arms.stream()
                .filter(arm -> arm.status() != ArmStatus.COMPLETED)
                .map(arm -> arm.name() + " (" + arm.status().key() + ")")
                .toList();
        if (!ended.isEmpty()) {
            sentences.add("Left out: " + ended.size() + " of " + arms.size() + " arms, which did not complete: "
                    + named(ended) + ".");
        }
        for (Map.Entry<Column, List<ArmValues>> column : columns.entrySet()) {
            List<String> without = column.getValue().stream()
                    .flatMap(values -> without(values).stream())
                    .toList();
            if (!without.isEmpty()) {
                sentences.add("Left out of " + column.getKey().label() + ": " + without.size() + " of " + arms.size()
                        + " arms, which have no finite value: " + named(without) + ".");
            }
        }
        return sentences;
    }

    /** Returns the names of the arms of a group that completed, but have no value. */
    private List<String> without(ArmValues values) {
        return groups.stream()
                .filter(group -> group.name().equals(values.name()))
                .flatMap(group -> group.arms().entrySet().stream())
                .filter(arm -> arm.getValue().status() == ArmStatus.COMPLETED)
                .filter(arm -> !values.bySeed().containsKey(Long.toString(arm.getKey())))
                .map(arm -> arm.getValue().name())
                .toList();
    }

    /** Returns names in one text, of which the first few are written. */
    private static String named(List<String> names) {
        return NameList.of(names, MAX_NAMED);
    }
}
