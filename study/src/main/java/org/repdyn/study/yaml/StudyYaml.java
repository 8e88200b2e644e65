package org.repdyn.study.yaml;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.BuiltInStudy;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** Reader and writer of studies in YAML; reading a written study gives an equal one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyYaml {

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .stringQuotingChecker(new CarefulQuoting())
            .build();

    private StudyYaml() {}

    /** Reads a study from a file; errors in its grammar are added to {@code problems}. */
    public static Optional<Study> read(Path file, Problems problems) {
        return text(
                        file,
                        "Name a file or a built-in study (" + String.join(", ", BuiltInStudy.names())
                                + "), or print one: repdyn compare --print-study",
                        problems)
                .flatMap(text -> read(text, StudyFile.name(file), problems));
    }

    /**
     * Reads the text of a file that a user named, or of standard input if the file is {@code -}; empty after an error.
     *
     * @param advice what the user should do if the file does not exist, for the message
     */
    public static Optional<String> text(Path file, String advice, Problems problems) {
        return StudyFile.text(file, advice, problems);
    }

    /**
     * Reads any YAML into values with source locations, for files that hold a study and other things.
     *
     * @param source name of the text in messages
     */
    public static Optional<ConfigValue> values(String text, String source, Problems problems) {
        return ConfigYaml.read(text, source, problems);
    }

    /** Reads a study from a value. */
    public static Optional<Study> study(ConfigValue value, Problems problems) {
        return new StudyReader(problems).study(value);
    }

    /**
     * Reads a study from a text.
     *
     * @param source name of the text in messages
     */
    public static Optional<Study> read(String text, String source, Problems problems) {
        return values(text, source, problems).flatMap(value -> study(value, problems));
    }

    /** Writes a study as YAML; {@link #read(String, String, Problems)} gives an equal study. */
    public static String write(Study study) {
        StringWriter text = new StringWriter();
        try (YAMLGenerator yaml = FACTORY.createGenerator(text)) {
            yaml.writeStartObject();
            yaml.writeStringField("title", study.title());
            writeSettings(yaml, study.common());
            if (!study.grid().isEmpty()) {
                writeGrid(yaml, study.grid());
            }
            yaml.writeObjectFieldStart("arms");
            for (Map.Entry<String, Settings> arm : study.arms().entrySet()) {
                yaml.writeObjectFieldStart(arm.getKey());
                writeSettings(yaml, arm.getValue());
                if (study.ownGrids().containsKey(arm.getKey())) {
                    writeGrid(yaml, study.grid(arm.getKey()));
                }
                yaml.writeEndObject();
            }
            yaml.writeEndObject();
            yaml.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a text in memory", e);
        }
        return text.toString();
    }

    /** Returns a value in one line, for messages and names. */
    public static String inline(ConfigValue value) {
        if (value instanceof Scalar scalar) {
            return scalar.text();
        }
        if (value instanceof Sequence sequence) {
            return sequence.items().stream().map(StudyYaml::inline).toList().toString();
        }
        Mapping mapping = (Mapping) value;
        if (mapping.entries().size() == 1 && Settings.name(value).isPresent()) {
            return Settings.name(value).get();
        }
        StringBuilder text = new StringBuilder("{");
        mapping.entries().forEach((key, entry) -> text.append(text.length() > 1 ? ", " : "")
                .append(key)
                .append(": ")
                .append(inline(entry)));
        return text.append('}').toString();
    }

    private static void writeGrid(YAMLGenerator yaml, ParameterGrid grid) throws IOException {
        yaml.writeObjectFieldStart(StudyReader.GRID);
        writeLists(yaml, grid.values());
        if (!grid.zipped().isEmpty()) {
            yaml.writeArrayFieldStart(GridReader.ZIP);
            for (Map<String, List<Scalar>> together : grid.zipped()) {
                yaml.writeStartObject();
                writeLists(yaml, together);
                yaml.writeEndObject();
            }
            yaml.writeEndArray();
        }
        if (!grid.excluded().isEmpty()) {
            yaml.writeFieldName(GridReader.EXCLUDE);
            write(
                    yaml,
                    new Sequence(
                            grid.excluded().stream()
                                    .<ConfigValue>map(
                                            entry -> new Mapping(new LinkedHashMap<>(entry), SourceLocation.DEFAULT))
                                    .toList(),
                            SourceLocation.DEFAULT));
        }
        if (grid.skipInvalid()) {
            yaml.writeBooleanField(GridReader.SKIP_INVALID, true);
        }
        yaml.writeEndObject();
    }

    private static void writeLists(YAMLGenerator yaml, Map<String, List<Scalar>> lists) throws IOException {
        for (Map.Entry<String, List<Scalar>> entry : lists.entrySet()) {
            yaml.writeFieldName(entry.getKey());
            write(yaml, new Sequence(List.copyOf(entry.getValue()), SourceLocation.DEFAULT));
        }
    }

    private static void writeSettings(YAMLGenerator yaml, Settings settings) throws IOException {
        for (Map.Entry<StudyKey, ConfigValue> entry : settings.values().entrySet()) {
            yaml.writeFieldName(entry.getKey().key());
            write(yaml, entry.getValue());
        }
    }

    private static void write(YAMLGenerator yaml, ConfigValue value) throws IOException {
        if (value instanceof Scalar scalar) {
            if (scalar.text().equals("true") || scalar.text().equals("false")) {
                // Booleans are written without quotes because the JSON schema requires a boolean.
                yaml.writeBoolean(Boolean.parseBoolean(scalar.text()));
            } else {
                yaml.writeString(scalar.text());
            }
        } else if (value instanceof Sequence sequence) {
            yaml.writeStartArray();
            for (ConfigValue item : sequence.items()) {
                write(yaml, item);
            }
            yaml.writeEndArray();
        } else if (value instanceof Mapping mapping) {
            yaml.writeStartObject();
            for (Map.Entry<String, ConfigValue> entry : mapping.entries().entrySet()) {
                yaml.writeFieldName(entry.getKey());
                write(yaml, entry.getValue());
            }
            yaml.writeEndObject();
        }
    }
}
