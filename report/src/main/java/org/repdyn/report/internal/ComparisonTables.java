package org.repdyn.report.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.ColumnProtocol;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.report.internal.ComparisonTable.ArmEntry;
import org.repdyn.report.internal.ComparisonTable.Cell;
import org.repdyn.report.internal.ComparisonTable.Entry;
import org.repdyn.report.internal.ComparisonTable.Heading;
import org.repdyn.report.internal.ComparisonTable.Protocol;
import org.repdyn.report.internal.figure.LegendEntry;
import org.repdyn.report.internal.figure.Numbers;
import org.repdyn.report.internal.figure.SeedCurve;

/** Builder of the table of a comparison. A column in which no arm has a value is left out. */
final class ComparisonTables {

    /** Largest number of arms whose sentences are shown at first. */
    private static final int MAX_UNFOLDED = 12;

    /** Sizes of half an interval between which it is written without a power of ten. */
    private static final double SMALL = 1e-3;

    private static final double LARGE = 1e5;

    /** No-break space, which keeps a mean and its interval on one line. */
    private static final char NO_BREAK = '\u00a0';

    /** Character without a width, at which a line is not broken. */
    private static final char WORD_JOINER = '\u2060';

    private static final Cell NOTHING = new Cell(Numbers.NONE, "");

    /** Column of the table: its heading, its cell of an arm, and its cell of a group. */
    private record TableColumn(
            Heading heading,
            Function<ArmResult, Cell> ofArm,
            BiFunction<GroupSummary, List<ArmResult>, Cell> ofGroup) {}

    private ComparisonTables() {}

    /**
     * Returns the table of a run.
     *
     * @param shared settings that the page states once for all arms
     */
    static ComparisonTable of(RunResult run, Map<String, String> shared) {
        Map<String, GroupSummary> summaries = new HashMap<>();
        run.statistics().groups().forEach(group -> summaries.put(group.name(), group));
        List<TableColumn> columns = columns(run, !summaries.isEmpty()).stream()
                .filter(column -> run.arms().isEmpty()
                        || run.arms().stream()
                                .anyMatch(arm -> !column.ofArm().apply(arm).equals(NOTHING)))
                .toList();
        Map<String, List<ArmResult>> groups = new LinkedHashMap<>();
        run.arms().forEach(arm -> groups.computeIfAbsent(
                        summaries.containsKey(run.factors(arm.name()).group())
                                ? run.factors(arm.name()).group()
                                : arm.name(),
                        name -> new ArrayList<>())
                .add(arm));
        List<String> factors = factors(run);
        List<String> names = SeedCurve.names(run);
        List<Entry> entries = new ArrayList<>();
        groups.forEach((name, arms) -> {
            Optional<GroupSummary> summary = Optional.ofNullable(summaries.get(name));
            Map<String, FactorValue> values = run.factors(arms.get(0).name()).values();
            entries.add(new Entry(
                    name,
                    LegendEntry.inTable(names, name),
                    factors.stream().map(path -> text(values, path)).toList(),
                    columns.stream()
                            .map(column -> summary.map(group -> column.ofGroup().apply(group, arms))
                                    .orElseGet(() -> column.ofArm().apply(arms.get(0))))
                            .toList(),
                    arms.stream().map(arm -> entry(arm, columns, shared)).toList()));
        });
        return new ComparisonTable(
                factors,
                columns.stream().map(TableColumn::heading).toList(),
                entries,
                run.arms().size() <= MAX_UNFOLDED,
                run.statistics().interval().inSentence(),
                protocols(run));
    }

    private static List<Protocol> protocols(RunResult run) {
        Stream<Protocol> columns = run.measuredColumns().stream()
                .map(column -> new Protocol(heading(column.label()), ColumnProtocol.text(run, column)));
        return Stream.concat(columns, Stream.of(new Protocol("Data", ColumnProtocol.samples(run))))
                .filter(protocol -> !protocol.text().isEmpty())
                .toList();
    }

    private static ArmEntry entry(ArmResult arm, List<TableColumn> columns, Map<String, String> shared) {
        Map<String, String> setup = new LinkedHashMap<>(arm.setup());
        setup.keySet().removeAll(shared.keySet());
        return new ArmEntry(
                arm.name(),
                columns.stream().map(column -> column.ofArm().apply(arm)).toList(),
                Sentences.sentence(arm.finding().isBlank() ? arm.stopped() : arm.finding()),
                SharedSettings.text(setup));
    }

    /** Returns the factors with two or more values. */
    private static List<String> factors(RunResult run) {
        return run.factorPaths().stream()
                .filter(path -> run.arms().stream()
                                .map(arm -> text(run.factors(arm.name()).values(), path))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    private static String text(Map<String, FactorValue> values, String path) {
        return Optional.ofNullable(values.get(path)).map(FactorValue::text).orElse("");
    }

    private static List<TableColumn> columns(RunResult run, boolean seeded) {
        List<TableColumn> columns = new ArrayList<>();
        if (seeded) {
            columns.add(new TableColumn(
                    new Heading("Seeds", true),
                    arm -> new Cell(
                            "seed " + run.factors(arm.name()).seed(),
                            Long.toString(run.factors(arm.name()).seed())),
                    (group, arms) -> number(
                            group.seeds().size(), Integer.toString(group.seeds().size()))));
        }
        if (run.arms().stream().mapToDouble(ArmResult::finalTime).distinct().count() > 1) {
            columns.add(measured("Final time", ArmResult::finalTime));
        }
        columns.add(quantity("Final loss", ArmResult::finalLoss, GroupSummary::finalLoss, Column.Format.NUMBER));
        for (Column column : run.measuredColumns()) {
            columns.add(quantity(
                    heading(column.label()),
                    arm -> arm.column(column.observable()),
                    group -> group.column(column.observable()),
                    column.format()));
        }
        columns.add(new TableColumn(
                new Heading("Deviation from prediction", true),
                arm -> arm.deviation().isPresent() ? number(arm.deviation().getAsDouble(), deviation(arm)) : NOTHING,
                (group, arms) -> mean(group.deviation(), Column.Format.NUMBER)));
        columns.add(new TableColumn(
                new Heading("Collapse", false),
                arm -> arm.collapse().map(kind -> words(kind.key())).orElse(NOTHING),
                (group, arms) -> counts(arms)));
        columns.add(new TableColumn(
                new Heading("Outcome", false),
                arm -> words(arm.status().key()),
                (group, arms) -> words(group.outcome())));
        columns.add(measured("Seconds", ArmResult::seconds));
        return columns;
    }

    /** Returns the number of arms of each kind of collapse, or the kind if all arms have the same. */
    private static Cell counts(List<ArmResult> arms) {
        Map<CollapseKind, Long> counts = arms.stream()
                .flatMap(arm -> arm.collapse().stream())
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return NOTHING;
        }
        return counts.size() == 1
                ? words(counts.keySet().iterator().next().key())
                : words(counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().key())
                        .collect(Collectors.joining(", ")));
    }

    private static TableColumn measured(String label, Function<ArmResult, Double> value) {
        return new TableColumn(
                new Heading(label, true),
                arm -> number(value.apply(arm), Numbers.text(value.apply(arm))),
                (group, arms) -> {
                    double mean =
                            arms.stream().mapToDouble(value::apply).average().orElse(Double.NaN);
                    return number(mean, Numbers.text(mean));
                });
    }

    private static TableColumn quantity(
            String label,
            Function<ArmResult, OptionalDouble> ofArm,
            Function<GroupSummary, Optional<SeedMean>> ofGroup,
            Column.Format format) {
        BiFunction<OptionalDouble, Column.Format, String> text =
                (value, how) -> how == Column.Format.FRACTION ? Numbers.percent(value) : Numbers.text(value);
        return new TableColumn(
                new Heading(label, true),
                arm -> ofArm.apply(arm).isPresent()
                        ? number(ofArm.apply(arm).getAsDouble(), text.apply(ofArm.apply(arm), format))
                        : NOTHING,
                (group, arms) -> mean(ofGroup.apply(group), format));
    }

    private static Cell mean(Optional<SeedMean> mean, Column.Format format) {
        return mean.map(value -> number(
                        value.mean(),
                        (format == Column.Format.FRACTION ? percent(value) : number(value)).replace(' ', NO_BREAK)))
                .orElse(NOTHING);
    }

    private static String number(SeedMean value) {
        return value.interval()
                .map(SeedMean.Interval::halfLength)
                .map(half -> plain(half) && Math.abs(value.mean()) < LARGE
                        ? rounded(value.mean(), half)
                        : Numbers.text(value.mean()) + " ± " + shortened(half))
                .orElseGet(() -> Numbers.text(value.mean()));
    }

    private static boolean plain(double half) {
        return half >= SMALL && half < LARGE;
    }

    /** Returns a mean and half the length of its interval, both to the second digit of the latter, since further digits say nothing. */
    private static String rounded(double mean, double half) {
        BigDecimal digits = new BigDecimal(half).round(new MathContext(2));
        BigDecimal value = new BigDecimal(mean).setScale(digits.scale(), RoundingMode.HALF_EVEN);
        return value.toPlainString().replace('-', '−') + " ± " + digits.toPlainString();
    }

    /** Returns a share and its interval in per cent. */
    private static String percent(SeedMean value) {
        return value.interval()
                .map(interval ->
                        String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * value.mean(), 100 * interval.halfLength()))
                .orElseGet(() -> Numbers.percent(OptionalDouble.of(value.mean())));
    }

    /** Returns a number with two significant digits, as the half length of an interval has in the findings. */
    private static String shortened(double value) {
        return Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.2g", value)));
    }

    private static Cell number(double value, String text) {
        return new Cell(text, Double.isNaN(value) ? "" : Double.toString(value));
    }

    /** Returns a cell in which the counts of an outcome, such as "4 completed, 1 failed" or "2 rank-one", are not broken. */
    private static Cell words(String text) {
        return new Cell(
                Arrays.stream(text.split(", ", -1))
                        .map(part -> part.replace(' ', NO_BREAK).replace("-", "-" + WORD_JOINER))
                        .collect(Collectors.joining(", ")),
                text);
    }

    /** Returns the deviation, with the time up to which it holds if that is not the end of the run. */
    private static String deviation(ArmResult arm) {
        return Numbers.text(arm.deviation())
                + arm.partialWindow().map(window -> " " + window).orElse("");
    }

    /** Returns a label with a capital first letter, unless its first word has a capital elsewhere, such as kNN. */
    private static String heading(String label) {
        String word = label.split(" ", 2)[0];
        return label.isEmpty() || !word.equals(word.toLowerCase(Locale.ROOT))
                ? label
                : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }
}
