package org.repdyn.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
        RunDirectory.write(run, temporary.resolve("r1"), false);

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
    @DisplayName("DuckDB reads missing labels and images as null, and the version of the schema")
    void embedding() throws SQLException {
        RunDirectory.write(run, temporary.resolve("r1"), false);
        Path file = temporary.resolve("r1/embedding.parquet");

        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            assertThat(number(
                            statement,
                            "select count(*) from '" + file
                                    + "' where label is null and class is null and image is null"))
                    .isEqualTo(1);
            assertThat(number(statement, "select count(*) from '" + file + "' where label = 3 and class = '\"é\"'"))
                    .isEqualTo(1);
            assertThat(number(
                            statement,
                            "select count(*) from parquet_kv_metadata('" + file
                                    + "') where decode(key) = 'schema_version' and decode(value) = '1'"))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("DuckDB reads the comparison, one row per arm, with null for missing values")
    void comparison() throws SQLException {
        RunDirectory.write(run, temporary.resolve("r1"), false);
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
            assertThat(
                            number(
                                    statement,
                                    "select count(*) from " + file
                                            + " where (deviation is null) <> (deviation_until is null) or deviation_reason is null"))
                    .isZero();
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
