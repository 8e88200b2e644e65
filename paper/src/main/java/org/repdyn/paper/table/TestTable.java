package org.repdyn.paper.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.FactorEffect;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.core.result.TestCorrection;
import org.repdyn.paper.ColumnLabels;
import org.repdyn.paper.CsvText;
import org.repdyn.paper.MeanCells;
import org.repdyn.paper.Notices;
import org.repdyn.statistics.comparison.PairedTest;
import org.repdyn.statistics.comparison.TestKind;
import org.repdyn.statistics.comparison.TestShare;
import org.repdyn.statistics.ranking.RunFactors;

/**
 * Table of the tests of a run over its seeds for a paper: one row for each pair of values of a setting, or of groups.
 *
 * @param title title of the run
 * @param effects true if rows are values of a setting, false if they are groups
 * @param rows the rows
 * @param tests number of tests of this kind for which p-values are corrected together
 * @param share share of the significance of the run that these tests have together
 * @param notices sentences on what a reader of the table must know
 * @param interval method of the intervals
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TestTable(
        String title,
        boolean effects,
        List<Row> rows,
        int tests,
        TestShare share,
        List<String> notices,
        IntervalMethod interval) {

    public TestTable {
        Objects.requireNonNull(share, "the argument 'share' is null");
        Objects.requireNonNull(title, "the argument 'title' is null");
        Objects.requireNonNull(rows, "the argument 'rows' is null");
        Objects.requireNonNull(notices, "the argument 'notices' is null");
        Objects.requireNonNull(interval, "the argument 'interval' is null");
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    /**
     * A row.
     *
     * @param label label of the column of the comparison, such as {@code effective rank}
     * @param effect setting and combinations of the pair; empty for a pair of groups
     * @param difference the pair with its test; its first value has the higher mean
     */
    public record Row(String label, Optional<FactorEffect> effect, GroupDifference difference) {

        /** Refuses null. */
        public Row {
            Objects.requireNonNull(label, "the argument 'label' is null");
            Objects.requireNonNull(effect, "the argument 'effect' is null");
            Objects.requireNonNull(difference, "the argument 'difference' is null");
        }
    }

    /**
     * Returns the effects of settings: each pair of values of a setting, over the combinations of the other settings.
     *
     * @param columns observables of the columns that are wanted; empty for all that were tested
     * @throws UserErrorException if the run has no effects, or none of a column
     */
    public static TestTable ofEffects(RunResult run, List<String> columns) {
        return of(
                run,
                true,
                run.statistics().effects().stream()
                        .map(effect -> new Row(
                                ColumnLabels.of(run, effect.difference().observable()),
                                Optional.of(effect),
                                effect.difference()))
                        .toList(),
                columns);
    }

    /**
     * Returns the differences between groups of arms that differ in the seed alone, as far as they were tested.
     *
     * @param columns observables of the columns that are wanted; empty for all that were tested
     * @throws UserErrorException if the run has no tests, or none of a column
     */
    public static TestTable ofDifferences(RunResult run, List<String> columns) {
        return of(
                run,
                false,
                run.statistics().differences().stream()
                        .map(pair -> new Row(ColumnLabels.of(run, pair.observable()), Optional.empty(), pair))
                        .toList(),
                columns);
    }

    private static TestTable of(RunResult run, boolean effects, List<Row> all, List<String> columns) {
        if (all.isEmpty()) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    effects
                            ? "the run has no effects of settings. A comparison has them if it has more than 10 groups"
                                    + " that differ in two settings or more, and two seeds or more; of fewer groups,"
                                    + " take the differences between groups"
                            : "the run has no tests of differences. A comparison has them if two groups have two common"
                                    + " seeds or more");
        }
        requireTested(columns, all);
        List<Row> rows = all.stream()
                .filter(row ->
                        columns.isEmpty() || columns.contains(row.difference().observable()))
                .toList();
        return new TestTable(
                run.title(),
                effects,
                rows,
                (int) all.stream()
                        .filter(row -> row.difference().corrected().isPresent())
                        .count(),
                share(run.statistics(), effects ? TestKind.EFFECT : TestKind.PAIR),
                notices(run, effects, rows),
                run.statistics().interval());
    }

    /**
     * Checks that each column has a test.
     *
     * @throws UserErrorException if one has none
     */
    private static void requireTested(List<String> columns, List<Row> all) {
        Set<String> known = all.stream()
                .map(row -> row.difference().observable())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String column : columns) {
            if (!known.contains(column)) {
                throw new UserErrorException(
                        SourceLocation.PROGRAM,
                        "no test is of the column '" + column + "'. " + NearestName.suggestion(column, known)
                                + "Tested columns of this run: " + String.join(", ", known)
                                + ". The key 'columns' of a study chooses them");
            }
        }
    }

    /** Returns what a reader of the rows has to know: why some have no p, and what does not compare. */
    private static List<String> notices(RunResult run, boolean effects, List<Row> rows) {
        List<String> notices = new ArrayList<>();
        String reasons = rows.stream()
                .flatMap(row -> row.difference().noClaim().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        if (!reasons.isEmpty()) {
            notices.add("rows without p: " + reasons);
        }
        rows.stream()
                .flatMap(row -> row.effect().stream())
                .filter(effect -> !effect.changing().isEmpty())
                .map(effect -> RunFactors.changing(effect.changing(), List.of(effect.setting()))
                        + ", so its differences are not those of this setting alone")
                .distinct()
                .forEach(notices::add);
        notices.addAll(Notices.onMeasurements(
                run, rows.stream().map(row -> row.difference().observable()).toList()));
        notices.addAll(Notices.onStatus(
                run,
                effects ? "combinations that lack one of them are left out of a row" : "their numbers are left out"));
        return notices;
    }

    private static TestShare share(SeedStatistics statistics, TestKind kind) {
        if (statistics.correction() == TestCorrection.KIND) {
            return TestShare.ALL;
        }
        Set<TestKind> kinds = EnumSet.of(kind);
        if (!statistics.rankings().isEmpty()) {
            kinds.add(TestKind.RANKING);
        }
        if (!statistics.effects().isEmpty()) {
            kinds.add(TestKind.EFFECT);
        }
        if (!statistics.differences().isEmpty()) {
            kinds.add(TestKind.PAIR);
        }
        return kind.share(kinds);
    }

    /** Returns the table as text that ends with a line feed. */
    public String text(TableFormat format) {
        return switch (format) {
            case LATEX -> LatexTable.text(sheet());
            case MARKDOWN -> MarkdownTable.text(sheet());
            case CSV -> csv();
        };
    }

    private Sheet sheet() {
        List<Sheet.Heading> headings = new ArrayList<>();
        headings.add(new Sheet.Heading("number", false));
        if (effects) {
            headings.add(new Sheet.Heading("setting", false));
        }
        headings.add(new Sheet.Heading("higher", false));
        headings.add(new Sheet.Heading("lower", false));
        headings.add(new Sheet.Heading("seeds", true));
        headings.add(new Sheet.Heading("difference", true));
        if (effects) {
            headings.add(new Sheet.Heading("higher in", true));
        }
        headings.add(new Sheet.Heading("p", true));
        return new Sheet(
                title,
                Optional.of(meaning()),
                notices,
                headings,
                rows.stream().map(this::cells).toList());
    }

    private List<SheetCell> cells(Row row) {
        GroupDifference pair = row.difference();
        int seeds = pair.difference().map(SeedMean::seeds).orElse(0);
        List<SheetCell> cells = new ArrayList<>();
        cells.add(new SheetCell.Text(row.label()));
        row.effect().ifPresent(effect -> cells.add(new SheetCell.Text(effect.setting())));
        cells.add(new SheetCell.Text(pair.first()));
        cells.add(new SheetCell.Text(pair.second()));
        cells.add(new SheetCell.Text(seeds == 0 ? "" : Integer.toString(seeds)));
        cells.add(new SheetCell.Mean(pair.difference(), Column.Format.NUMBER, seeds));
        row.effect()
                .ifPresent(effect -> cells.add(new SheetCell.Text(effect.higher() + " of " + effect.combinations())));
        cells.add(new SheetCell.Probability(
                pair.corrected().isPresent() ? Optional.of(pair.corrected().getAsDouble()) : Optional.empty(),
                pair.significant()));
        return cells;
    }

    private String meaning() {
        String titles = rows.stream()
                .map(Row::difference)
                .filter(pair -> pair.corrected().isPresent())
                .map(pair -> PairedTest.titleOf(pair.test()))
                .distinct()
                .collect(Collectors.joining(" or the "));
        String correction = share.correction(tests);
        return "difference of means over seeds ± " + Sheet.halfLength(interval) + ", not corrected"
                + (titles.isEmpty()
                        ? ""
                        : "; p of the " + titles
                                + (correction.isEmpty() ? "" : ", corrected " + correction)
                                + "; * at most 0.05")
                + (effects ? "; higher in: combinations of the other settings with the higher mean" : "");
    }

    private String csv() {
        List<String> header = Stream.of(
                        Stream.of("observable"),
                        effects ? Stream.of("setting") : Stream.<String>of(),
                        Stream.of("first", "second", "difference", "difference_low", "difference_high", "seeds"),
                        effects ? Stream.of("combinations", "higher", "lower") : Stream.<String>of(),
                        Stream.of("test", "p", "p_corrected", "significant", "no_claim"))
                .flatMap(names -> names)
                .toList();
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            GroupDifference pair = row.difference();
            List<String> line = new ArrayList<>(List.of(pair.observable()));
            row.effect().ifPresent(effect -> line.add(effect.setting()));
            line.addAll(List.of(pair.first(), pair.second()));
            line.addAll(MeanCells.of(pair.difference()));
            row.effect().ifPresent(effect -> Stream.of(effect.combinations(), effect.higher(), effect.lower())
                    .map(Object::toString)
                    .forEach(line::add));
            line.addAll(List.of(
                    pair.test(),
                    text(pair.pValue()),
                    text(pair.corrected()),
                    Boolean.toString(pair.significant()),
                    pair.noClaim().orElse("")));
            cells.add(line);
        }
        return CsvText.of(header, cells);
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
    }
}
