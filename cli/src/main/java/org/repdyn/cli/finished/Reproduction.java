package org.repdyn.cli.finished;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.repdyn.cli.output.RunTarget;
import org.repdyn.cli.terminal.ArmCount;
import org.repdyn.cli.terminal.Console;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.combine.FinishedRun;
import org.repdyn.study.combine.RunDifference;
import org.repdyn.study.combine.RunDifference.NumberDifference;
import org.repdyn.study.combine.RunDifference.TextDifference;
import org.repdyn.study.combine.RunFacts;
import org.repdyn.study.combine.StateDifference;

/**
 * A run and its repetition: whether the numbers are the same, and what differs.
 *
 * @param arms names of the arms that were repeated
 * @param tolerance largest difference of numbers that counts as equal; 0 for the same bits
 * @param difference differences that count
 * @param largest largest difference of two finite numbers, whether it counts or not; empty if an outcome differs, or a number is missing
 * @param facts differences in the provenance
 * @param settings differences in settings: defaults of another version, or an edited configuration
 */
record Reproduction(
        List<String> arms,
        double tolerance,
        RunDifference difference,
        OptionalDouble largest,
        List<RunFacts.Difference> facts,
        List<TextDifference> settings) {

    /** Largest difference for which a tolerance is suggested: above it, a difference is no matter of rounding errors. */
    private static final double MAX_ROUNDING = 1e-6;

    /** Smallest tolerance above 0, with which all differences are found in the measure of tolerances. */
    private static final double ANY_DIFFERENCE = Double.MIN_VALUE;

    /**
     * Compares a run with its repetition.
     *
     * @param original the run, with the arms that were repeated
     * @param directory its directory
     * @param repeated the repetition
     * @param other the directory of the repetition
     * @param whole true if all arms were repeated
     * @throws IOException if exported states cannot be read
     */
    static Reproduction of(
            FinishedRun original, Path directory, FinishedRun repeated, Path other, boolean whole, double tolerance)
            throws IOException {
        RunDifference difference = difference(original, directory, repeated, other, tolerance);
        // After a comparison of bits without a difference, one of sizes would read all numbers and states again.
        OptionalDouble largest = tolerance == 0 && difference.sameResults()
                ? OptionalDouble.of(0)
                : largest(difference(original, directory, repeated, other, ANY_DIFFERENCE));
        List<TextDifference> edited = edited(original.result(), repeated.result());
        return new Reproduction(
                original.result().arms().stream().map(ArmResult::name).toList(),
                tolerance,
                difference,
                largest,
                RunFacts.of(original.result())
                        .to(
                                RunFacts.of(repeated.result()),
                                whole,
                                !difference.otherCode().isEmpty() && edited.isEmpty()),
                Stream.concat(difference.settings().stream(), edited.stream())
                        .distinct()
                        .toList());
    }

    private static RunDifference difference(
            FinishedRun original, Path directory, FinishedRun repeated, Path other, double tolerance)
            throws IOException {
        return RunDifference.ofRepetition(original, repeated, tolerance)
                .with(states(original.result(), directory, other, tolerance));
    }

    /** Returns the largest difference of two finite numbers; empty if an outcome differs, or a number is missing. */
    private static OptionalDouble largest(RunDifference difference) {
        double largest = difference.numbers().stream()
                .mapToDouble(NumberDifference::relative)
                .max()
                .orElse(0);
        return difference.outcomes().isEmpty()
                        && difference.onlyInFirst().isEmpty()
                        && difference.onlyInSecond().isEmpty()
                        && Double.isFinite(largest)
                ? OptionalDouble.of(largest)
                : OptionalDouble.empty();
    }

    /**
     * Returns the settings that the repetition had and the run, by its results, had not. There are some if its configuration was edited
     * after the run.
     */
    private static List<TextDifference> edited(RunResult original, RunResult repeated) {
        List<TextDifference> edited = new ArrayList<>();
        for (ArmResult arm : original.arms()) {
            Map<String, FactorValue> before = original.factors(arm.name()).settings();
            repeated.factors(arm.name()).settings().forEach((path, value) -> {
                FactorValue old = before.get(path);
                if (old != null && !old.equals(value)) {
                    edited.add(new TextDifference(
                            arm.name(), path, Optional.of(old.inline()), Optional.of(value.inline())));
                }
            });
        }
        return edited;
    }

    /** Returns the differences of exported states; none for arms whose states the run does not have. */
    private static List<NumberDifference> states(RunResult original, Path directory, Path other, double tolerance)
            throws IOException {
        List<NumberDifference> differences = new ArrayList<>();
        for (ArmResult arm : original.arms()) {
            Path state = RunTarget.state(directory, arm.name());
            if (Files.isRegularFile(state)) {
                differences.addAll(
                        StateDifference.of(arm.name(), state, RunTarget.state(other, arm.name()), tolerance));
            }
        }
        return differences;
    }

    /** Returns true if the run was reproduced. */
    boolean holds() {
        return difference.sameResults();
    }

    /** Returns the names of the arms with a difference that counts. */
    private Set<String> differing() {
        Set<String> differing = new LinkedHashSet<>(difference.onlyInFirst());
        difference.outcomes().forEach(outcome -> differing.add(outcome.arm()));
        difference.numbers().forEach(number -> differing.add(number.arm()));
        return differing;
    }

    /** Returns the first time at which trajectories differ; empty if none differs. */
    private OptionalDouble from() {
        return difference.numbers().stream()
                .flatMapToDouble(number -> number.from().stream())
                .min();
    }

    /** Prints what differs, and then the verdict in one line. */
    void print(Console console, Path directory, boolean all) {
        DifferenceTables tables = new DifferenceTables(console, "RUN", "AGAIN", "DIFFERENCE");
        tables.texts("OUTCOME", difference.outcomes());
        tables.numbers(difference.numbers(), all);
        tables.texts("SETTING", settings);
        tables.facts(facts);
        console.out().println(verdict());
        if (!holds() && largest.isPresent() && largest.getAsDouble() < MAX_ROUNDING) {
            console.out()
                    .println("up to rounding: --tolerance " + above(largest.getAsDouble())
                            + " takes the numbers as equal");
        }
    }

    private String verdict() {
        String numbers = String.format(Locale.ROOT, "%,d numbers", difference.compared());
        if (!holds()) {
            List<String> differing = List.copyOf(differing());
            OptionalDouble from = from();
            return "not reproduced: " + differing.size() + " of " + ArmCount.inWords(arms.size())
                    + (differing.size() == 1 ? " differs (" : " differ (")
                    + NameList.of(differing, DifferenceTables.MAX_NAMED) + ")"
                    + (from.isPresent() ? ", from t = " + Decimals.text(from.getAsDouble()) : "");
        }
        return "reproduced: " + ArmCount.inWords(arms.size()) + ", " + numbers + ", "
                + (tolerance == 0
                        ? "bit for bit"
                        : "within " + Decimals.text(tolerance) + "; the largest difference is "
                                + (largest.orElse(0) == 0
                                        ? "0"
                                        : String.format(Locale.ROOT, "%.1e", largest.getAsDouble())));
    }

    /** Returns the power of ten above a difference; of none, as where embeddings alone differ, that above the distance of two doubles. */
    private static String above(double difference) {
        return "1e" + (int) Math.floor(Math.log10(Math.max(difference, Math.ulp(1.0))) + 1);
    }

    /**
     * Returns one JSON object.
     *
     * @param kept directory of the new run, if it is kept
     */
    String json(Path directory, Optional<Path> kept) throws JsonProcessingException {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode()
                .put("reproduced", holds())
                .put("run", directory.toString())
                .put("tolerance", tolerance)
                .put("numbersCompared", difference.compared());
        kept.ifPresentOrElse(path -> root.put("runDirectory", path.toString()), () -> root.putNull("runDirectory"));
        largest.ifPresentOrElse(value -> root.put("largestDifference", value), () -> root.putNull("largestDifference"));
        Set<String> differing = differing();
        ArrayNode each = root.putArray("arms");
        arms.forEach(arm -> each.addObject().put("name", arm).put("reproduced", !differing.contains(arm)));
        DifferenceJson.texts(root.putArray("outcomes"), difference.outcomes());
        DifferenceJson.numbers(root.putArray("numbers"), "difference", difference.numbers());
        DifferenceJson.texts(root.putArray("settings"), settings);
        DifferenceJson.facts(root.putArray("provenance"), facts);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
