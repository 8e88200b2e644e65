package org.repdyn.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.study.Studies.SMALL;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Study;

/** Study files that are not plain files, standard input, and limits on the size of a study. */
@Tag("slow")
@Isolated // replaces System.in
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class StudyFileTest {

    @TempDir
    private Path directory;

    private static List<String> problems(Path file) {
        Problems problems = new Problems();
        Optional<Study> unused = StudyYaml.read(file, problems);
        return problems.toList().stream().map(Problem::toString).toList();
    }

    private static List<String> problems(InputStream standardInput) {
        InputStream before = System.in;
        System.setIn(standardInput);
        try {
            return problems(Path.of("-"));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void readsStandardInput() {
        assertThat(problems(new ByteArrayInputStream(SMALL.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(problems(new ByteArrayInputStream("los: x".getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .asString()
                .startsWith("standard input:1:1: unknown key 'los'");
    }

    @Test
    void stopsReadingEndlessInput() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThat(problems(endless))
                .containsExactly("standard input: this is larger than 16 MB, the limit for a study. Name a study file");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesDevicesAndPipes() throws IOException, InterruptedException {
        String reason =
                ": this is a pipe or a device, not a file. Pass its content by standard input, with - in place of"
                        + " the file";
        assertThat(problems(Path.of("/dev/zero"))).containsExactly("/dev/zero" + reason);
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(problems(pipe)).containsExactly(pipe + reason);
    }

    @Test
    void refusesALongValueWithoutRepeatingIt() throws IOException {
        Path file = Files.writeString(directory.resolve("long.yaml"), SMALL + "title: " + "a".repeat(30_000) + "\n");
        assertThat(problems(file))
                .containsExactly(
                        file + ":4:1: a key or value of 30000 characters; at most 10000 are allowed. Shorten it,"
                                + " or write several values as a list");
        Path key = Files.writeString(directory.resolve("key.yaml"), SMALL + "? " + "a".repeat(20_000) + "\n: b\n");
        assertThat(problems(key)).singleElement().asString().contains("a key or value of 20000 characters");
    }

    @Test
    void refusesALongLineBeforeItIsParsed() throws IOException {
        Path file = Files.writeString(directory.resolve("line.yaml"), SMALL + "title: " + "a".repeat(3_000_000) + "\n");
        assertThat(problems(file))
                .containsExactly(file
                        + ":4:1: this line has 3000007 characters; at most 100000 are allowed. Shorten it, or write long"
                        + " lists over several lines");
    }

    @Test
    void refusesDeepNesting() throws IOException {
        for (String open : List.of("[", "{a: ", "- ")) {
            Path file = Files.writeString(directory.resolve("deep.yaml"), "loss: " + open.repeat(20_000));
            assertThat(problems(file))
                    .as(open)
                    .singleElement()
                    .asString()
                    .hasSizeLessThan(700)
                    .contains("not valid YAML")
                    .contains(
                            open.equals("- ")
                                    ? "sequence entries are not allowed here"
                                    : "lists and maps are nested more than 100 levels deep")
                    .doesNotContain("StreamReadConstraints");
        }
    }
}
