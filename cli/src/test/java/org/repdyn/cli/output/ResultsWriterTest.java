package org.repdyn.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.results.ExistingTarget;
import org.repdyn.results.ExtraFiles;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.run.ProgressListener;

class ResultsWriterTest {

    private static final ArmResult ARM = ArmResult.builder("free", ArmStatus.COMPLETED)
            .finalTime(10)
            .finalLoss(OptionalDouble.of(-1))
            .seconds(1)
            .finding("kept 2 of 2 dimensions")
            .build();

    private static final RunResult RESULT = RunResult.builder("run", "title")
            .summary("summary")
            .arms(List.of(ARM))
            .configuration("seed: 1")
            .build();

    @TempDir
    Path temporary;

    private final StringWriter err = new StringWriter();

    private Path write(ResultsWriter writer, OutputPlace place, ExtraFiles report) {
        return writer.write(place, (where, extra) -> RunDirectory.write(RESULT, where, extra), report);
    }

    @Test
    @DisplayName("results whose place can no longer be written go to another folder, which is named")
    void elsewhere() throws IOException {
        Path gone = temporary.resolve("disk");
        Path other = Files.createDirectory(temporary.resolve("other"));
        ResultsWriter writer =
                new ResultsWriter(new PrintWriter(err, true), List.of(temporary.resolve("disk/below"), other));
        try (OutputPlace place = RunDirectory.claim(gone.resolve("run"), ExistingTarget.REFUSE)) {
            try (var entries = Files.list(gone)) {
                for (Path entry : entries.toList()) {
                    Files.delete(entry);
                }
            }
            Files.delete(gone);
            Files.writeString(gone, "a file in place of the folder");

            assertThat(write(writer, place, ExtraFiles.NONE)).isEqualTo(other.resolve("run"));
        }
        assertThat(RunDirectory.read(other.resolve("run"))).isEqualTo(RESULT);
        assertThat(writer.complete()).isFalse();
        assertThat(err.toString()).contains("cannot be written").contains("the results are in " + other.resolve("run"));
    }

    @Test
    @DisplayName("exported states go to the other folder too, and stay where they are if the place can be written")
    void states() throws IOException {
        Path other = Files.createDirectory(temporary.resolve("other"));
        ResultsWriter writer = new ResultsWriter(new PrintWriter(err, true), List.of(other));
        StackTraces traces = new StackTraces(new ProgressListener() {});
        Path target = temporary.resolve("run");
        for (int run = 1; run <= 2; run++) {
            try (OutputPlace place = RunDirectory.claim(target, ExistingTarget.REFUSE)) {
                Path state = Files.createDirectory(place.directory().resolve("state"));
                Files.writeString(state.resolve("free.npz"), "state of run " + run);
                if (run == 2) {
                    Files.writeString(target, "a file that another program has written by now");
                }

                Path written = writer.write(place, RunTarget.results(RESULT, place, traces), ExtraFiles.NONE);

                assertThat(written).isEqualTo(run == 1 ? target : other.resolve("run"));
                assertThat(written.resolve("state")).isDirectoryContaining("glob:**/free.npz");
                assertThat(written.resolve("state/free.npz")).hasContent("state of run " + run);
            }
            if (run == 1) {
                Files.move(target, temporary.resolve("first"));
            }
        }
        assertThat(RunDirectory.read(other.resolve("run"))).isEqualTo(RESULT);
        assertThat(target).hasContent("a file that another program has written by now");
    }

    @Test
    @DisplayName("results are written although the report cannot be made")
    void withoutReport() {
        ResultsWriter writer = new ResultsWriter(new PrintWriter(err, true), List.of());
        try (OutputPlace place = RunDirectory.claim(temporary.resolve("run"), ExistingTarget.REFUSE)) {
            write(writer, place, directory -> {
                Files.writeString(directory.resolve("report.html"), "half");
                throw new OutOfMemoryError();
            });
        }
        assertThat(RunDirectory.read(temporary.resolve("run"))).isEqualTo(RESULT);
        assertThat(temporary.resolve("run/report.html")).doesNotExist();
        assertThat(writer.complete()).isFalse();
        assertThat(err.toString()).startsWith("error: the report could not be written");
        assertThat(ResultsWriter.placeToOpen(temporary.resolve("run")))
                .isEqualTo("the results are in " + temporary.resolve("run"));
    }

    @Test
    @DisplayName("a full disk is the reason that is printed, without a class or the name of a temporary file")
    void fullDisk() {
        ResultsWriter writer = new ResultsWriter(new PrintWriter(err, true), List.of());
        try (OutputPlace place = RunDirectory.claim(temporary.resolve("run"), ExistingTarget.REFUSE)) {
            write(writer, place, directory -> {
                IOException full = new IOException("No space left on device");
                throw new IOException(
                        "cannot write " + directory.resolve("report.html") + ": " + full.getMessage(), full);
            });
        }
        assertThat(err.toString())
                .startsWith(
                        "error: the report could not be written: No space left on device. The results were written.");
    }
}
