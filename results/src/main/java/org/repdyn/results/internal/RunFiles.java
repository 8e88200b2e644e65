package org.repdyn.results.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.RunSummary;
import org.repdyn.core.result.TrajectoryRow;

/** Names of the files in a run directory, and their reading and writing. */
public final class RunFiles {

    /** Name of the comparison as JSON; a directory that has this file is a run directory. */
    public static final String COMPARISON_JSON = "comparison.json";

    private static final String COMPARISON_PARQUET = "comparison.parquet";
    private static final String COMPARISON_CSV = "comparison.csv";
    private static final String GROUPS_PARQUET = "groups.parquet";
    private static final String GROUPS_CSV = "groups.csv";
    private static final String TRAJECTORY_PARQUET = "trajectory.parquet";
    private static final String TRAJECTORY_CSV = "trajectory.csv";
    private static final String EMBEDDING_PARQUET = "embedding.parquet";
    private static final String EMBEDDING_CSV = "embedding.csv";
    private static final String PICTURES_PARQUET = "pictures.parquet";
    private static final String PICTURES_CSV = "pictures.csv";
    private static final String CONFIGURATION = "config.yaml";
    private static final String PROVENANCE = "provenance.json";

    private RunFiles() {}

    /**
     * Writes all files.
     *
     * @param runDirectory final path of the directory, which the comparison contains
     * @param directory directory to write to, under its temporary name
     */
    public static void write(RunResult result, String runDirectory, Path directory) throws IOException {
        Pictures pictures = Pictures.of(result.points());
        TwoWriters.run(
                () -> writeParquet(result, pictures, directory),
                () -> writeTexts(result, pictures, runDirectory, directory));
    }

    private static void writeParquet(RunResult result, Pictures pictures, Path directory) throws IOException {
        TableColumn.writeParquet(
                TrajectoryColumns.of(result),
                TrajectoryRow.class,
                result.trajectory(),
                directory.resolve(TRAJECTORY_PARQUET));
        ParquetFiles.write(
                result.points(), EmbeddingSchema.model(result, pictures), directory.resolve(EMBEDDING_PARQUET));
        if (!pictures.isEmpty()) {
            pictures.writeParquet(directory.resolve(PICTURES_PARQUET));
        }
        TableColumn.writeParquet(
                ComparisonColumns.of(result), ArmResult.class, result.arms(), directory.resolve(COMPARISON_PARQUET));
        if (!result.statistics().isEmpty()) {
            TableColumn.writeParquet(
                    GroupColumns.of(result),
                    GroupSummary.class,
                    result.statistics().groups(),
                    directory.resolve(GROUPS_PARQUET));
        }
    }

    private static void writeTexts(RunResult result, Pictures pictures, String runDirectory, Path directory)
            throws IOException {
        TableColumn.writeCsv(TrajectoryColumns.of(result), result.trajectory(), directory.resolve(TRAJECTORY_CSV));
        EmbeddingSchema.writeCsv(result, pictures, directory.resolve(EMBEDDING_CSV));
        if (!pictures.isEmpty()) {
            pictures.writeCsv(directory.resolve(PICTURES_CSV));
        }
        TableColumn.writeCsv(ComparisonColumns.of(result), result.arms(), directory.resolve(COMPARISON_CSV));
        if (!result.statistics().isEmpty()) {
            TableColumn.writeCsv(GroupColumns.of(result), result.statistics().groups(), directory.resolve(GROUPS_CSV));
        }
        text(directory, CONFIGURATION, result.configuration());
        text(directory, PROVENANCE, Json.print(Json.tree(result.provenance())));
        text(directory, COMPARISON_JSON, ComparisonWriter.text(result, runDirectory));
    }

    /** Reads a run from the JSON, YAML and Parquet files; the CSV files only repeat their content. */
    public static RunResult read(Path directory) throws IOException {
        ComparisonReader comparison = new ComparisonReader(Json.parse(directory.resolve(COMPARISON_JSON)));
        return RunResult.builder(comparison.text("run"), comparison.text("title"))
                .summary(comparison.text("summary"))
                .columns(comparison.columns())
                .arms(comparison.arms())
                .trajectory(TrajectoryColumns.read(directory.resolve(TRAJECTORY_PARQUET)))
                .points(EmbeddingSchema.read(directory.resolve(EMBEDDING_PARQUET), pictures(directory)))
                .configuration(Files.readString(directory.resolve(CONFIGURATION)))
                .provenance(Json.map(Json.parse(directory.resolve(PROVENANCE))))
                .origins(comparison.origins())
                .classes(comparison.classes())
                .factors(comparison.factors())
                .statistics(comparison.statistics())
                .build();
    }

    private static Pictures pictures(Path directory) throws IOException {
        Path file = directory.resolve(PICTURES_PARQUET);
        return Files.isRegularFile(file) ? Pictures.read(file) : Pictures.of(List.of());
    }

    /**
     * Reads the summary of a run from its JSON files.
     *
     * @param report name of the report in the directory, if it is there
     */
    public static RunSummary summary(Path directory, String report) throws IOException {
        ComparisonReader comparison = new ComparisonReader(Json.parse(directory.resolve(COMPARISON_JSON)));
        return new RunSummary(
                directory.toAbsolutePath().normalize().getFileName().toString(),
                comparison.text("title"),
                written(directory),
                comparison.arms().stream()
                        .map(arm -> new RunSummary.Arm(arm.name(), arm.status()))
                        .toList(),
                comparison.origins().missing(),
                Optional.of(report).filter(name -> Files.isRegularFile(directory.resolve(name))));
    }

    /** Returns the time in the provenance; empty if the file does not exist or has no time. */
    private static Optional<Instant> written(Path directory) throws IOException {
        Path file = directory.resolve(PROVENANCE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(Json.parse(file).path("written").asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void text(Path directory, String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }
}
