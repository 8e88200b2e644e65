package org.repdyn.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/** Tests that DuckDB, an independent implementation of Parquet, reads the files of a run. */
@Tag("slow")
class DuckDbReadsTest {

    @TempDir
    Path temporary;

    private final RunResult run = EdgeCaseRun.create();

    @Test
    @DisplayName("DuckDB reads the trajectory from Parquet, every double bit for bit")
    void trajectory() throws SQLException {
        RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);

        List<TrajectoryRow> read = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows =
                        statement.executeQuery("select run, arm, seed, step, t, observable, \"index\", value from '"
                                + temporary.resolve("*/trajectory.parquet") + "'")) {
            while (rows.next()) {
                read.add(new TrajectoryRow(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getInt(4),
                        rows.getDouble(5),
                        rows.getString(6),
                        rows.getInt(7),
                        rows.getDouble(8)));
            }
        }
        assertThat(read).isEqualTo(run.trajectory());
    }

    @Test
    @DisplayName("DuckDB reads missing labels and pictures as null, and the version of the schema")
    void embedding() throws SQLException {
        RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        Path file = temporary.resolve("r1/embedding.parquet");

        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            assertThat(number(
                            statement,
                            "select count(*) from '" + file
                                    + "' where label is null and class is null and picture is null"))
                    .isEqualTo(1);
            assertThat(number(statement, "select count(*) from '" + file + "' where label = 3 and class = '\"é\"'"))
                    .isEqualTo(1);
            assertThat(number(
                            statement,
                            "select count(*) from parquet_kv_metadata('" + file
                                    + "') where decode(key) = 'schema_version' and decode(value) = '2'"))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("DuckDB reads the comparison, one row per arm, with null for missing values")
    void comparison() throws SQLException {
        RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        String file = "'" + temporary.resolve("r1/comparison.parquet") + "'";

        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            assertThat(number(statement, "select count(*) from " + file))
                    .isEqualTo(run.arms().size());
            long missing =
                    run.arms().stream().filter(arm -> arm.deviation().isEmpty()).count();
            assertThat(missing).isPositive();
            assertThat(number(statement, "select count(*) from " + file + " where deviation is null"))
                    .isEqualTo((int) missing);
            assertThat(number(
                            statement,
                            "select count(*) from " + file
                                    + " where (deviation is null) <> (deviation_until is null) or"
                                    + " deviation_reason is null"))
                    .isZero();
        }
    }

    @Test
    @DisplayName("DuckDB runs the query of docs/reading-results.md over run directories with different columns")
    void documentedQuery() throws Exception {
        RunDirectory.write(run, temporary.resolve("runs/r1"), ExistingTarget.REFUSE);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            String other =
                    "select 'digits' as data, 'vicreg' as loss, 'stiefel' as \"constraint\", 0.75 as knn_accuracy,"
                            + " 'completed' as status from range(2)";
            Path folder = Files.createDirectories(temporary.resolve("runs/r2"));
            statement.execute("copy (" + other + ") to '" + folder.resolve("comparison.parquet") + "'");
            Matcher query = Pattern.compile("```sql\\n(select data.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(Path.of("..", "docs", "reading-results.md")));
            assertThat(query.find()).isTrue();
            String documented = query.group(1).replace("'runs/", "'" + temporary + "/runs/");

            assertThat(texts(
                            statement,
                            "select concat_ws(' ', loss, \"constraint\", seeds, accuracy) from (" + documented
                                    + ") where loss = 'vicreg' and data = 'digits'"))
                    .containsExactly("vicreg stiefel 2 0.75");
        }
    }

    @Test
    @DisplayName("DuckDB reads group, seed, factors and notes as columns with types, null where an arm has none")
    void factors() throws SQLException {
        RunDirectory.write(run, temporary.resolve("r1"), ExistingTarget.REFUSE);
        for (String table : List.of("comparison", "trajectory")) {
            String file = "'" + temporary.resolve("r1/" + table + ".parquet") + "'";
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement()) {
                assertThat(texts(
                                statement,
                                "select column_name || ' ' || column_type from (describe select run, arm, \"group\","
                                        + " seed, loss, encoder_width, time_end from " + file + ")"))
                        .containsExactly(
                                "run VARCHAR",
                                "arm VARCHAR",
                                "group VARCHAR",
                                "seed BIGINT",
                                "loss VARCHAR",
                                "encoder_width BIGINT",
                                "time_end DOUBLE");
                assertThat(number(
                                statement,
                                "select count(*) from " + file
                                        + " where arm = 'naive' and not (\"group\" = 'free, \"é\"'"
                                        + " and loss = 'nt-xent' and encoder_width = 64 and time_end > 0.1)"))
                        .isZero();
                assertThat(number(
                                statement,
                                "select count(*) from " + file
                                        + " where arm <> 'naive' and (\"group\" <> arm or loss is not null or"
                                        + " encoder_width is not null)"))
                        .isZero();
            }
        }
        String comparison = "'" + temporary.resolve("r1/comparison.parquet") + "'";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            assertThat(number(statement, "select count(*) from " + comparison + " where note_angle_to_limit = 1e-300"))
                    .isEqualTo(1);
            assertThat(number(statement, "select seed from " + comparison + " where arm = 'naive'"))
                    .isEqualTo(-3);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
