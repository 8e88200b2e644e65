package org.repdyn.cli.runs;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.study.StudyKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A condition on a stored run, such as {@code loss=vicreg} or {@code encoder.width>=64}. Two numbers are compared as
 * numbers, everything else as text. A list fulfils a condition if one of its values does; {@code !=} is the opposite of
 * {@code =}.
 *
 * @param text the condition as it was written
 * @param path path of a setting, or a property of {@link StoredEntry#PROPERTIES}
 * @param operator the comparison
 * @param value text on the right side
 */
record RunCondition(String text, String path, Operator operator, String value) {

    private static final Pattern FORM = Pattern.compile("([^=<>!]+)(<=|>=|!=|=|<|>)(.*)", Pattern.DOTALL);

    /** A comparison. */
    enum Operator {
        /** Equal. */
        EQUAL("="),
        /** Not equal, or not set. */
        DIFFERENT("!="),
        /** Less. */
        LESS("<"),
        /** Less or equal. */
        AT_MOST("<="),
        /** Greater. */
        GREATER(">"),
        /** Greater or equal. */
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        private boolean isOrder() {
            return this != EQUAL && this != DIFFERENT;
        }

        /** Returns true if a number with this comparison to another one fulfils the condition. */
        private boolean accepts(int comparison) {
            return switch (this) {
                case EQUAL, DIFFERENT -> comparison == 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }
    }

    /**
     * Reads a condition.
     *
     * @throws ParameterException if it has no comparison or an unknown key, or if its value does not fit
     */
    static RunCondition parse(CommandSpec spec, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(3).isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + text + "' is not a condition. Write a setting, one of = != < <= > >=, and a value, such as"
                            + " loss=vicreg or 'encoder.width>=64'");
        }
        String path = matcher.group(1).strip();
        String value = matcher.group(3).strip();
        Operator operator = Arrays.stream(Operator.values())
                .filter(candidate -> candidate.sign.equals(matcher.group(2)))
                .findFirst()
                .orElseThrow();
        RunCondition condition = new RunCondition(text, path, operator, value);
        condition.check(spec);
        return condition;
    }

    private void check(CommandSpec spec) {
        List<String> statuses =
                Arrays.stream(ArmStatus.values()).map(ArmStatus::key).toList();
        List<String> keys = Stream.concat(StoredEntry.PROPERTIES.stream(), StudyKey.keys().stream())
                .toList();
        String key = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        if (!keys.contains(key) || (StoredEntry.PROPERTIES.contains(key) && !key.equals(path))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + path + "' in '" + text + "' is neither a setting nor one of "
                            + String.join(", ", StoredEntry.PROPERTIES) + ". " + NearestName.suggestion(key, keys)
                            + "See the settings of a run: repdyn runs show ID");
        }
        if (operator.isOrder() && Decimals.read(value).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + value + "' in '" + text + "' is not a number. Only = and != compare texts");
        }
        // Each run has its seconds as a number: any text would be unequal to them, and 'seconds!=1O' would choose all
        // runs.
        if (path.equals("seconds") && Decimals.read(value).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + value + "' in '" + text + "' is not a number of seconds. Write one, such as seconds>=60");
        }
        if (path.equals("status") && !statuses.contains(value)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no status '" + value + "'. " + NearestName.suggestion(value, statuses) + "Allowed: "
                            + String.join(", ", statuses));
        }
    }

    /** Returns true if a run fulfils the condition. */
    boolean holds(StoredEntry run) {
        boolean fulfilled = run.values(path).stream().anyMatch(this::accepts);
        return fulfilled != (operator == Operator.DIFFERENT);
    }

    private boolean accepts(String actual) {
        OptionalDouble left = Decimals.read(actual);
        OptionalDouble right = Decimals.read(value);
        if (left.isPresent() && right.isPresent()) {
            double a = left.getAsDouble();
            double b = right.getAsDouble();
            // The two zeros are equal as numbers, unlike for Double.compare.
            return operator.accepts(a == b ? 0 : Double.compare(a, b));
        }
        return !operator.isOrder() && actual.equals(value);
    }
}
