package org.repdyn.study.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.VisibleText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reader of YAML as values with source locations. Scalars stay the text that was written, so {@code no} is the word "no".
 * The location of a value in a map is that of its key. A missing value is read as an empty scalar.
 */
final class ConfigYaml {

    /**
     * Largest size of a document in characters. It holds a resolved study of 10,000 arms, and keeps endless input from
     * filling the memory.
     */
    static final int MAX_DOCUMENT = 16 << 20;

    /** Largest depth of nested lists and maps. */
    private static final int MAX_DEPTH = 100;

    /** Largest length of a key or of a single value in characters. Every message that quotes a value stays readable. */
    private static final int MAX_SCALAR = 10_000;

    /** Largest length of a line in characters. The parser's time grows with the square of a line: about 0.1 s for this length. */
    private static final int MAX_LINE = 100_000;

    /** Digits behind a decimal comma, or between separators of thousands, also with an exponent. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]+(?:[eE][-+]?[0-9]+)?");

    /** A whole number, such as the digits in front of a decimal comma. */
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

    /** Messages of the parser about a character that no plain text may begin with; a tab has a message of its own. */
    private static final Pattern RESERVED =
            Pattern.compile("found character '[^\\\\].*' that cannot start any token|scanning an (alias|anchor)");

    /** Remark of the parser that is meant for tabs and made about any character. */
    private static final Pattern NO_INDENTATION = Pattern.compile("\\. \\(Do not use .* for indentation\\)| found$");

    /** Name of a tab in the parser's messages. */
    private static final String TAB = "'\\t(TAB)'";

    /** Largest length of a parser's message in characters. */
    private static final int MAX_REASON = 300;

    /** Factory of parsers with limits on depth and length, so that no file exhausts the memory. */
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .loaderOptions(loaderOptions())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_DOCUMENT)
                    .maxNameLength(MAX_DOCUMENT)
                    .build())
            .build();

    private final String source;
    private final Problems problems;
    private final YAMLParser parser;
    private boolean refused;

    /** Returns the limits of SnakeYAML, on which Jackson's parser is built. */
    static LoaderOptions loaderOptions() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_DOCUMENT);
        return options;
    }

    /** Beginning of Jackson's message about a key that is not a scalar; the rest of it names classes of SnakeYAML. */
    private static final String NO_FIELD_NAME = "Expected a field name";

    private ConfigYaml(String source, Problems problems, YAMLParser parser) {
        this.source = source;
        this.problems = problems;
        this.parser = parser;
    }

    /**
     * Reads one document.
     *
     * @param source the file as the user named it; for the command line, locations have no line
     * @return the value; empty if the text is empty or not valid YAML, with the reason in {@code problems}
     */
    static Optional<ConfigValue> read(String text, String source, Problems problems) {
        if (hasLongLine(text, source, problems)
                || hasForbiddenCharacter(text, source, problems)
                || YamlTags.refused(text, source, problems)) {
            return Optional.empty();
        }
        try (YAMLParser parser = FACTORY.createParser(text)) {
            ConfigYaml reader = new ConfigYaml(source, problems, parser);
            if (parser.nextToken() == null) {
                problems.add(
                        new SourceLocation(source, 0, 0),
                        "the file is empty. Write a map of keys and values, such as seed: 1");
                return Optional.empty();
            }
            ConfigValue value = reader.value(reader.here());
            if (reader.refused) {
                return Optional.empty();
            }
            String rest = reader.rest(text);
            if (source.equals(SourceLocation.COMMAND_LINE.source()) && !rest.isEmpty()) {
                problems.add(SourceLocation.COMMAND_LINE, "'" + rest + "' follows the end of the value");
                return Optional.empty();
            }
            if (parser.nextToken() != null) {
                problems.add(reader.here(), "a second YAML document begins here. Write one study in each file");
            }
            return Optional.of(value);
        } catch (JsonProcessingException e) {
            problems.add(mistake(text, source, e), "this is not valid YAML: " + reason(e));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a text in memory", e);
        }
    }

    /** Returns true if a line is too long; the first one becomes a problem. */
    private static boolean hasLongLine(String text, String source, Problems problems) {
        int number = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            number++;
            if (line.length() > MAX_LINE) {
                problems.add(
                        place(source, number, 1),
                        "this line has " + line.length() + " characters; at most " + MAX_LINE
                                + " are allowed. Shorten it, or write long lists over several lines");
                return true;
            }
        }
        return false;
    }

    /** Returns true if there is a character that YAML does not allow; the first one becomes a problem. */
    private static boolean hasForbiddenCharacter(String text, String source, Problems problems) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                problems.add(
                        place(source, line, column),
                        "the character " + VisibleText.escape(c) + " is not allowed in YAML. Remove it");
                return true;
            }
            boolean ends = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return false;
    }

    /** Returns a place in a text; for the command line, one without a line. */
    static SourceLocation place(String source, int line, int column) {
        return source.equals(SourceLocation.COMMAND_LINE.source())
                ? SourceLocation.COMMAND_LINE
                : new SourceLocation(source, line, column);
    }

    /** Returns the place of a mistake in the grammar: where the scanner met it, or at the end of the text what was read last. */
    private static SourceLocation mistake(String text, String source, JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked
                && marked.getProblemMark() != null
                && marked.getProblemMark().getIndex() < text.length()
                && !source.equals(SourceLocation.COMMAND_LINE.source())) {
            Mark mark = marked.getProblemMark();
            return new SourceLocation(source, mark.getLine() + 1, mark.getColumn() + 1);
        }
        return location(source, e.getLocation());
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            // Of the constraints of the factory, only the depth is smaller than the document.
            return "lists and maps are nested more than " + MAX_DEPTH + " levels deep. Check indentation and brackets";
        }
        if (e.getOriginalMessage().startsWith(NO_FIELD_NAME)) {
            return "the key of a map is a list or a map. Write one name as the key, without '?'";
        }
        List<String> lines = e.getOriginalMessage()
                .lines()
                // SnakeYAML indents locations and excerpts; they are left out because the problem has a location
                // already.
                .filter(line -> !line.isBlank() && !line.startsWith(" ") && !line.startsWith("at "))
                .limit(2)
                .toList();
        String joined = String.join(", ", lines).strip();
        if (joined.contains(TAB)) {
            return "a tab stands where only blanks are allowed. Replace it with blanks";
        }
        String remedy = ". Check indentation, colons and quotes";
        if (RESERVED.matcher(joined).find()) {
            joined = NO_INDENTATION.matcher(joined).replaceFirst("");
            remedy = ". Put a text that begins with such a character in quotes";
        }
        return (joined.length() > MAX_REASON ? joined.substring(0, MAX_REASON) + "…" : joined) + remedy;
    }

    private ConfigValue value(SourceLocation location) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(here(), "anchors and aliases are not supported. Write the value out");
            refused = true;
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(location);
            case START_ARRAY -> sequence(location);
            case VALUE_NULL -> new Scalar("", location);
            default -> new Scalar(checked(parser.getText(), location), location);
        };
    }

    private Mapping mapping(SourceLocation location) throws IOException {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        Map<String, SourceLocation> locations = new LinkedHashMap<>();
        // The entry before this one if its value is a whole number: with a decimal comma, digits without a value follow
        // it.
        String previous = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            SourceLocation keyLocation = here();
            String key = checked(parser.currentName(), keyLocation);
            parser.nextToken();
            ConfigValue value = value(keyLocation);
            boolean empty = value instanceof Scalar nothing && nothing.text().isEmpty();
            if (empty && !previous.isEmpty() && DIGITS.matcher(key).matches()) {
                problems.add(
                        keyLocation,
                        "'" + previous + "," + key
                                + "' is two entries, because a comma in braces ends an entry. Write a"
                                + " fraction with a decimal point, and a large number without a separator");
                refused = true;
            }
            previous = value instanceof Scalar number
                            && WHOLE.matcher(number.text()).matches()
                    ? key + ": " + number.text()
                    : "";
            if (locations.putIfAbsent(key, keyLocation) != null) {
                problems.add(
                        keyLocation,
                        "'" + key + "' is written twice, first at " + locations.get(key) + ". Keep one of the two");
            } else {
                entries.put(key, value);
            }
        }
        return new Mapping(entries, location);
    }

    private Sequence sequence(SourceLocation location) throws IOException {
        List<ConfigValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(here()));
        }
        return new Sequence(items, location);
    }

    /** Returns a text; one that is too long becomes a problem, and the document is refused. */
    private String checked(String text, SourceLocation location) {
        if (text.length() <= MAX_SCALAR) {
            return text;
        }
        problems.add(
                location,
                "a key or value of " + text.length() + " characters; at most " + MAX_SCALAR
                        + " are allowed. Shorten it, or write several values as a list");
        refused = true;
        return "";
    }

    /** Returns the text behind the value that was read, without surrounding blanks. */
    private String rest(String text) {
        int end = (int) parser.currentLocation().getCharOffset(); // in code points
        return text.substring(text.offsetByCodePoints(0, end)).strip();
    }

    private SourceLocation here() {
        return location(source, parser.currentTokenLocation());
    }

    private static SourceLocation location(String source, JsonLocation at) {
        return source.equals(SourceLocation.COMMAND_LINE.source()) || at == null
                ? new SourceLocation(source, 0, 0)
                : new SourceLocation(source, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
