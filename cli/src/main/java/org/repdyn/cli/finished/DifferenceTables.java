package org.repdyn.cli.finished;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.problem.NameList;
import org.repdyn.study.combine.RunDifference;
import org.repdyn.study.combine.RunDifference.NumberDifference;
import org.repdyn.study.combine.RunDifference.TextDifference;
import org.repdyn.study.combine.RunFacts;
import org.repdyn.study.combine.StateDifference;

/**
 * Tables of the differences of two runs.
 *
 * @param console console of the tables
 * @param first heading of the values of the first run
 * @param second heading of the values of the second run
 * @param measure heading of the differences of numbers
 */
record DifferenceTables(Console console, String first, String second, String measure) {

    private static final String NOT_SET = "-";

    /** Separator of the entries of a list. */
    private static final String SEPARATOR = ", ";

    /** Beginnings of the names of numbers of which an arm has many. */
    private static final List<String> SERIES =
            List.of(RunDifference.TRAJECTORY, RunDifference.EMBEDDING, StateDifference.STATE);

    /** Number of arms that a line names. */
    static final int MAX_NAMED = 3;

    /**
     * Prints numbers.
     *
     * @param all false to print only the largest difference of the trajectories of each arm
     */
    void numbers(List<NumberDifference> numbers, boolean all) {
        if (numbers.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("NUMBER", "ARM", "FROM t", first, second, measure).keys(2);
        (all ? numbers : shortened(numbers))
                .forEach(number -> table.row(
                        number.name(),
                        number.arm(),
                        text(number.from()),
                        text(number.first()),
                        text(number.second()),
                        Double.isFinite(number.relative())
                                ? String.format(Locale.ROOT, "%.1e", number.relative())
                                : NOT_SET));
        console.print(table);
    }

    /** Prints differences in the provenance. */
    void facts(List<RunFacts.Difference> facts) {
        if (facts.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("PROVENANCE", first, second).sentences(1, 2);
        facts.forEach(fact -> table.row(
                fact.name(), fact.first().orElse(NOT_SET), fact.second().orElse(NOT_SET)));
        console.print(table);
    }

    /** Returns the final numbers and, for each arm, the trajectory, the embedding and the state with the largest finite difference. */
    private static List<NumberDifference> shortened(List<NumberDifference> numbers) {
        List<NumberDifference> shown = new ArrayList<>();
        Map<List<String>, NumberDifference> largest = new LinkedHashMap<>();
        for (NumberDifference number : numbers) {
            Optional<String> series =
                    SERIES.stream().filter(number.name()::startsWith).findFirst();
            series.ifPresentOrElse(
                    kind -> largest.merge(List.of(kind, number.arm()), number, DifferenceTables::larger),
                    () -> shown.add(number));
        }
        shown.addAll(largest.values());
        return shown;
    }

    /** Returns the number with the larger relative difference; finite ones come before infinite ones. */
    private static NumberDifference larger(NumberDifference a, NumberDifference b) {
        if (!Double.isFinite(b.relative())) {
            return a;
        }
        return !Double.isFinite(a.relative()) || b.relative() > a.relative() ? b : a;
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : NOT_SET;
    }

    /** Prints texts; equal differences of several arms are one line. */
    void texts(String heading, List<TextDifference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        Map<List<String>, List<String>> arms = new LinkedHashMap<>();
        differences.forEach(d -> arms.computeIfAbsent(
                        List.of(d.name(), shown(d.first(), d.second()), shown(d.second(), d.first())),
                        key -> new ArrayList<>())
                .add(d.arm()));
        TextTable table = new TextTable(heading, first, second, "ARMS").sentences(1, 2, 3);
        arms.forEach((key, names) -> table.row(key.get(0), key.get(1), key.get(2), named(names)));
        console.print(table);
    }

    /** Returns a text; of a list, only the entries that the other text does not have. */
    private static String shown(Optional<String> text, Optional<String> other) {
        if (text.isEmpty() || other.isEmpty()) {
            return text.orElse(NOT_SET);
        }
        List<String> own = List.of(text.get().split(SEPARATOR, -1));
        List<String> others = List.of(other.get().split(SEPARATOR, -1));
        if ((own.size() < 2 && others.size() < 2) || Set.copyOf(own).equals(Set.copyOf(others))) {
            return text.get();
        }
        List<String> rest =
                own.stream().filter(entry -> !others.contains(entry)).toList();
        return rest.isEmpty() ? NOT_SET : String.join(SEPARATOR, rest);
    }

    /** Returns the names of a few arms; of more, their number and the first names. */
    static String named(List<String> arms) {
        return NameList.counted(arms, "arms", MAX_NAMED);
    }
}
