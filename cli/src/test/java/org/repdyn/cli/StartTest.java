package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts the classes that the start of the process needs, which does not depend on the load of the machine as its time does. */
@DisplayName("Start of repdyn --help")
final class StartTest {

    /** One line of Java's log of loaded classes; without the lambdas, which are named after their class. */
    private static final Pattern LOADED = Pattern.compile("\\] ([\\w.$]+) source: .*");

    /** Most classes of RepDyn and picocli; 212 when this was written, 172 of them picocli's. */
    private static final int MAX_CLASSES = 240;

    private static List<String> classes;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("classes");
        try (RepDynProcess help = RepDynProcess.start(directory, List.of("-Xlog:class+load:file=" + log), "--help")) {
            assertThat(help.result().out()).startsWith("Usage: repdyn");
        }
        classes = Files.readAllLines(log).stream()
                .map(LOADED::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .toList();
    }

    @Test
    @DisplayName("loads no class of the wiring, the mathematics, the formats and the log")
    void libraries() {
        assertThat(classes)
                .contains("org.repdyn.cli.RootCommand")
                .noneMatch(name -> name.startsWith("com.google.")
                        || name.startsWith("com.fasterxml.")
                        || name.startsWith("org.ojalgo.")
                        || name.startsWith("org.bytedeco.")
                        || name.startsWith("org.apache.")
                        || name.startsWith("org.slf4j.")
                        || name.startsWith("ch.qos."));
    }

    @Test
    @DisplayName("loads few classes")
    void count() {
        assertThat(classes.stream()
                        .filter(name -> name.startsWith("org.repdyn.") || name.startsWith("picocli."))
                        .count())
                .isLessThan(MAX_CLASSES);
    }
}
