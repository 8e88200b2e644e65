package org.repdyn.study.yaml;

import java.util.Optional;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;

/**
 * The text of the value in an override {@code key=value}. A text that begins with a bracket, a brace or a quotation
 * mark is read as YAML. Any other text is the value itself, so it may contain {@code #}, {@code : }, {@code @}, {@code
 * %} or commas.
 */
final class OverrideText {

    /** First characters of a text that is read as YAML. */
    private static final String YAML_STARTS = "[{\"'";

    /** Characters from here on are escaped in a quoted text: YAML does not read all of them back unchanged. */
    private static final int LAST_PLAIN = '~';

    private OverrideText() {}

    /**
     * Reads a value; empty after an error.
     *
     * @param override the whole override, for messages
     * @param text the text behind the equals sign, not blank
     */
    static Optional<ConfigValue> read(String override, String text, Problems problems) {
        String value = text.strip();
        if (YAML_STARTS.indexOf(value.charAt(0)) < 0) {
            return Optional.of(new Scalar(value, SourceLocation.COMMAND_LINE));
        }
        Problems found = new Problems();
        Optional<ConfigValue> read = ConfigYaml.read(value, SourceLocation.COMMAND_LINE.source(), found);
        if (found.isEmpty()) {
            return read;
        }
        String key = override.substring(0, override.indexOf('='));
        found.toList()
                .forEach(problem -> problems.add(
                        SourceLocation.COMMAND_LINE,
                        "'" + override + "': " + problem.message()
                                + ". If the text itself is the value, put it in double quotes: '" + key + "="
                                + quoted(value) + "'"));
        return Optional.empty();
    }

    /** Returns a text in double quotes that {@link #read} gives back unchanged. */
    static String quoted(String text) {
        StringBuilder result = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                result.append('\\').appendCodePoint(c);
            } else if (c >= ' ' && c <= LAST_PLAIN) {
                result.appendCodePoint(c);
            } else {
                result.append(String.format("\\U%08x", c));
            }
        });
        return result.append('"').toString();
    }
}
