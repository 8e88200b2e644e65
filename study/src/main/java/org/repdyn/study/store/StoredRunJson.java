package org.repdyn.study.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.TrajectoryRow;

/**
 * Content of the file of a run: one JSON object, compressed by gzip. Doubles have as many digits as are needed to read
 * the same bits; the numbers that JSON does not have are the texts {@code "NaN"}, {@code "Infinity"} and
 * {@code "-Infinity"}. The components up to {@code identity} come first, so that they can be read alone.
 */
record StoredRunJson(
        String schema,
        String id,
        String arm,
        ArmStatus status,
        double seconds,
        String written,
        String run,
        long seed,
        Map<String, Object> identity,
        Map<String, Object> provenance,
        ArmResult result,
        List<Row> trajectory,
        List<Point> points,
        List<String> log,
        Optional<String> stackTrace) {

    /** Name and version of the format, at the start of each file; files of another version count as missing. */
    private static final String SCHEMA = "repdyn-run/1";

    /** Last key of the header; a header is read up to its value, so that the trajectory is not. */
    private static final String LAST_OF_HEADER = "identity";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reader of a part of a file; the rest of the file follows it. */
    private static final ObjectReader TREE = MAPPER.readerFor(new TypeReference<Map<String, Object>>() {})
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A number of the trajectory. */
    record Row(int step, double t, String observable, int index, double value) {}

    /** A held-out sample in the plane. */
    record Point(int sample, OptionalInt label, double x, double y) {}

    /** Returns the content of the file of a run. */
    static byte[] bytes(StoredRun run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            MAPPER.writeValue(gzip, of(run));
        }
        return bytes.toByteArray();
    }

    private static StoredRunJson of(StoredRun run) {
        ArmResult result = run.result();
        Optional<TrajectoryRow> first = run.rows().stream().findFirst();
        return new StoredRunJson(
                SCHEMA,
                run.id().hex(),
                result.name(),
                result.status(),
                result.seconds(),
                run.written().toString(),
                first.map(TrajectoryRow::run).orElse(""),
                first.map(TrajectoryRow::seed).orElse(0L),
                run.identity().parts(),
                run.provenance(),
                result,
                run.rows().stream()
                        .map(r -> new Row(r.step(), r.t(), r.observable(), r.index(), r.value()))
                        .toList(),
                run.points().stream()
                        .map(p -> new Point(p.sample(), p.label(), p.x(), p.y()))
                        .toList(),
                run.log(),
                run.stackTrace());
    }

    /**
     * Reads a run.
     *
     * @throws IOException if the file is damaged or is not the file of this run
     */
    static StoredRun read(InputStream file, RunId id) throws IOException {
        StoredRunJson read;
        try (GZIPInputStream gzip = new GZIPInputStream(file)) {
            // The whole text is read first: the checksum of gzip is at its end.
            read = MAPPER.readValue(gzip.readAllBytes(), StoredRunJson.class);
        }
        require(SCHEMA.equals(read.schema), "it has the schema '" + read.schema + "' instead of '" + SCHEMA + "'");
        RunIdentity identity = new RunIdentity(read.identity);
        require(
                id.hex().equals(read.id) && id.equals(identity.id()),
                "it holds the run " + read.id + " instead of " + id.brief());
        return read.toRun(identity);
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    private StoredRun toRun(RunIdentity identity) {
        // Few names of observables are repeated in many rows, and one object for each name saves memory.
        Map<String, String> names = new HashMap<>();
        return new StoredRun(
                identity,
                Instant.parse(written),
                provenance,
                result,
                trajectory.stream()
                        .map(r -> new TrajectoryRow(
                                run,
                                arm,
                                seed,
                                r.step,
                                r.t,
                                names.computeIfAbsent(r.observable, name -> name),
                                r.index,
                                r.value))
                        .toList(),
                points.stream()
                        .map(p -> new EmbeddingPoint(arm, p.sample, p.label, p.x, p.y, Optional.empty()))
                        .toList(),
                log,
                stackTrace);
    }

    /**
     * Reads the description at the beginning of a file.
     *
     * @throws IOException if the beginning is damaged or is not that of a run
     */
    static RunHeader header(InputStream file) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Map<String, Object> identity = Map.of();
        try (GZIPInputStream gzip = new GZIPInputStream(file);
                JsonParser json = MAPPER.createParser(gzip)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "it does not begin with a JSON object");
            while (identity.isEmpty() && json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(LAST_OF_HEADER)) {
                    identity = TREE.readValue(json);
                } else {
                    fields.put(name, json.getValueAsString(""));
                }
            }
        }
        require(SCHEMA.equals(fields.get("schema")), "it does not have the schema '" + SCHEMA + "'");
        return new RunHeader(
                new RunId(fields.getOrDefault("id", "")),
                fields.getOrDefault("arm", ""),
                fields.getOrDefault("run", ""),
                ArmStatus.valueOf(fields.getOrDefault("status", "").toUpperCase(Locale.ROOT)),
                Double.parseDouble(fields.getOrDefault("seconds", "")),
                Instant.parse(fields.getOrDefault("written", "")),
                new RunIdentity(identity).settings());
    }
}
