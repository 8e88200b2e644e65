package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule on deprecated types and members: a user who meets one reads at once what to use. */
@DisplayName("A deprecation")
class DeprecationTest {

    private static final Pattern ANNOTATION = Pattern.compile("(?m)^\\s*@Deprecated\\b");

    /** End of a documentation comment, and annotations between it and the deprecation. */
    private static final Pattern COMMENT_BEFORE =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s*$", Pattern.DOTALL);

    private static final Pattern REPLACEMENT = Pattern.compile("@deprecated\\b.*\\{@link ", Pattern.DOTALL);

    /** Returns the deprecations of a source whose documentation has no tag with a link, by their position. */
    private static List<Integer> violations(String source) {
        List<Integer> found = new ArrayList<>();
        Matcher annotation = ANNOTATION.matcher(source);
        while (annotation.find()) {
            Matcher comment = COMMENT_BEFORE.matcher(source.substring(0, annotation.start()));
            if (!comment.find() || !REPLACEMENT.matcher(comment.group(1)).find()) {
                found.add(annotation.start());
            }
        }
        return found;
    }

    @Test
    @DisplayName("has a tag @deprecated with a link to its replacement")
    void sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..").toRealPath(), 12)) {
            List<Path> main = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                    .toList();
            assertThat(main).hasSizeGreaterThan(500);
            for (Path file : main) {
                assertThat(violations(Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("is found without a tag, without a link, and behind another annotation")
    void examples() {
        String link = "/** Old.\n * @deprecated use {@link #newer} */\n";
        assertThat(violations(link + "@Deprecated\nvoid old();")).isEmpty();
        assertThat(violations(link + "@API(status = API.Status.DEPRECATED)\n@Deprecated(since = \"0.2\")\nvoid old();"))
                .isEmpty();
        assertThat(violations("/** Old. */\n@Deprecated\nvoid old();")).hasSize(1);
        assertThat(violations("/** Old.\n * @deprecated do not use it */\n@Deprecated\nvoid old();"))
                .hasSize(1);
        assertThat(violations(link + "void other();\n@Deprecated\nvoid old();")).hasSize(1);
    }
}
