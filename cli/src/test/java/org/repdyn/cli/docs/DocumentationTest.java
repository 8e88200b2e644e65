package org.repdyn.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Axis;
import org.repdyn.study.Flagship;
import org.repdyn.study.yaml.StudyYaml;

/**
 * The code a page shows is the code the build compiles: a block below a comment {@code <!-- from FILE -->} must stand in that
 * file, word for word. And a page links to nothing that is not there.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("<!-- from (\\S+) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    @TestFactory
    Stream<DynamicTest> codeIsTakenFromCompiledFiles() {
        return pages().flatMap(page -> BLOCK.matcher(read(page))
                .results()
                .map(match -> DynamicTest.dynamicTest(page.getFileName() + " shows " + match.group(1), () -> {
                    Path source = page.resolveSibling(match.group(1));
                    assertThat(read(source)).contains(match.group(2).stripTrailing());
                })));
    }

    /** The page leaves the comments out, so it is what the YAML says that is compared. */
    @Test
    void thePageOnStudiesShowsTheBuiltInStudy() {
        Matcher block = Pattern.compile("```yaml\\n(title:.*?)```", Pattern.DOTALL)
                .matcher(read(ROOT.resolve("docs/studies.md")));
        assertThat(block.find()).isTrue();
        Problems problems = new Problems();
        assertThat(StudyYaml.read(block.group(1), "studies.md", problems).map(StudyYaml::write))
                .isEqualTo(StudyYaml.read(Flagship.yaml(), Flagship.SOURCE, problems)
                        .map(StudyYaml::write));
        assertThat(problems.toList()).isEmpty();
    }

    /** What has no axis of its own is a key that nobody can look up. */
    @Test
    void thePageOnStudiesHasEveryKey() {
        assertThat(read(ROOT.resolve("docs/studies.md")))
                .contains(Axis.keys().stream().map(key -> "| `" + key + "` |").toList());
    }

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() {
        return pages().map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1))).exists();
            }
        }));
    }

    private static Stream<Path> pages() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> pages = Stream.concat(top, docs)
                    .filter(p -> p.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return pages.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
