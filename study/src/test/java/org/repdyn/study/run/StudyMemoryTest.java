package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@DisplayName("the memory of a study")
class StudyMemoryTest {

    /** Largest heap, in MB: enough to plan the study and for the results of a few arms, but not of a third of them. */
    private static final String HEAP = "-Xmx48m";

    @Test
    @DisplayName("does not grow with the number of arms: the results of all may be larger than the heap")
    void bounded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyArms.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int arms = ManyArms.ARMS;
        String line = arms + " arms, " + arms * ManyArms.ROWS + " rows, " + arms * ManyArms.POINTS + " points, sum "
                + (double) arms * ManyArms.ROWS + "\n";
        assertThat(output).endsWith(line + line);
        assertThat(process.waitFor()).isZero();
    }
}
