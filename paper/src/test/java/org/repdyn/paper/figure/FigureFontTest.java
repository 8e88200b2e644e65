package org.repdyn.paper.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.problem.UserErrorException;

@DisplayName("The font of figures")
class FigureFontTest {

    /** Program that reads the font. Java looks at its folder for temporary files once, so it needs a process of its own. */
    static final class Reading {

        private Reading() {}

        public static void main(String[] arguments) {
            try {
                FigureFont.ofSize(8);
            } catch (UserErrorException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    @DisplayName("needs a folder for temporary files, and names the one that cannot be used")
    void noTemporaryFolder(@TempDir Path directory) throws IOException, InterruptedException {
        Path missing = directory.resolve("missing");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + missing,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(printed).startsWith(missing + ": the font of figures cannot be copied to this folder");
    }
}
