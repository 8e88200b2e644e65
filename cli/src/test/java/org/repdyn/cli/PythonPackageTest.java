package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the tests of the Python package against the classes of this build. They need a Python with NumPy, JPype and pytest: {@code python3},
 * or the one that REPDYN_PYTHON names; without these packages they are reported as skipped.
 */
@Tag("slow")
@DisplayName("The Python package")
class PythonPackageTest {

    private static final String PYTHON =
            Optional.ofNullable(System.getenv("REPDYN_PYTHON")).orElse("python3");

    /** Time in which the tests end on a machine with other work to do, in minutes; alone they take a third of one. */
    private static final long MINUTES = 5;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("passes its own tests")
    void tests(TestReporter reporter) throws IOException, InterruptedException {
        Output imports = python("-c", "import jpype, numpy, pytest");
        assumeTrue(
                imports.code() == 0,
                () -> PYTHON + " cannot run the tests of the Python package: " + imports.lastLine()
                        + ". Install NumPy, JPype1 and pytest, or name a Python that has them in REPDYN_PYTHON");
        Output tests = python("-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "tests");
        assertThat(tests.code()).as(tests.text()).isZero();
        // What pytest skipped, such as tests with PyTorch, and why.
        reporter.publishEntry("pytest", tests.text());
    }

    private Output python(String... arguments) throws IOException, InterruptedException {
        Path file = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(PYTHON)
                .directory(Path.of("../python").toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("REPDYN_CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("REPDYN_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -Xmx1g");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PYTHONPATH", "src");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Output(-1, "there is no " + PYTHON + " on the PATH");
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("not ended in " + MINUTES + " minutes: " + Files.readString(file));
        }
        return new Output(process.exitValue(), Files.readString(file, StandardCharsets.UTF_8));
    }

    /**
     * The end of a process.
     *
     * @param code exit code
     * @param text everything that it printed
     */
    private record Output(int code, String text) {

        String lastLine() {
            List<String> lines = text.strip().lines().toList();
            return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
        }
    }
}
