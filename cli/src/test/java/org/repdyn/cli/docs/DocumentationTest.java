package org.repdyn.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * file, word for word. And a page links to nothing that is not there, and names no class and no replication that does not exist.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("<!-- from (\\S+) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    /** The target of a link by label, at the end of a page. */
    private static final Pattern TARGET = Pattern.compile("(?m)^\\[([^\\]]+)]: (\\S+)$");

    /** A link by label to a class, {@code [`exact.Class`]}, where it is used. */
    private static final Pattern CLASS_LABEL = Pattern.compile("\\[(`(?:[a-z]+\\.)*[A-Z]\\w*`)](?![:(])");

    private static final Pattern QUALIFIED_CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*[a-z]\\w*)`");

    private static final Path REPLICATIONS =
            ROOT.resolve("replication/src/main/resources/META-INF/repdyn/replications");
    private static final Pattern REPLICATION =
            Pattern.compile("Replications?\\s+((?:`[a-z0-9-]+`(?:,\\s+|\\s+and\\s+)?)+)");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9-]+)`");
    private static final Pattern TITLE = Pattern.compile("“([^”]+)”");

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
            String text = read(page);
            LINK.matcher(text).results().forEach(link -> assertThat(page.resolveSibling(link.group(1)))
                    .exists());
            TARGET.matcher(text).results().forEach(link -> assertThat(page.resolveSibling(link.group(2)))
                    .exists());
        }));
    }

    @TestFactory
    Stream<DynamicTest> namedClassesExist() {
        List<String> sources = sources();
        return pages().map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> {
            QUALIFIED_CLASS.matcher(read(page)).results().map(m -> m.group(1)).forEach(name -> assertThat(sources)
                    .as("%s names %s", page.getFileName(), name)
                    .anyMatch(source -> source.endsWith("/" + name.replace('.', '/') + ".java")));
        }));
    }

    /** A label without a target is shown in brackets, and one that leads to another class misleads. */
    @TestFactory
    Stream<DynamicTest> labelsOfClassesLeadToThem() {
        return pages().map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> {
            String text = read(page);
            Map<String, String> targets = TARGET.matcher(text)
                    .results()
                    .collect(Collectors.toMap(target -> target.group(1), target -> target.group(2)));
            CLASS_LABEL.matcher(text).results().map(m -> m.group(1)).distinct().forEach(label -> assertThat(
                            targets.getOrDefault(label, "no target"))
                    .as("%s, target of %s", page.getFileName(), label)
                    .endsWith("/" + label.replace("`", "").replace('.', '/') + ".java"));
        }));
    }

    /** Each replication the page on theory names is a resource, and each figure one of its titles. */
    @TestFactory
    Stream<DynamicTest> namedReplicationsExist() {
        String text = read(ROOT.resolve("docs/theory.md"));
        List<String[]> rows = text.lines()
                .dropWhile(line -> !line.startsWith("| equation |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1))
                .toList();
        assertThat(rows).as("rows of the table of equations").isNotEmpty().allMatch(cells -> cells.length == 7);
        Stream<DynamicTest> inTable = rows.stream()
                .filter(cells -> !cells[4].isBlank())
                .map(cells -> replications(cells[4], titles(cells[5])));
        Stream<DynamicTest> inText =
                REPLICATION.matcher(text).results().map(mention -> replications(mention.group(1), List.of()));
        return Stream.concat(inTable, inText);
    }

    /** Whoever finds a replication in the list finds its equation on the page on theory, and what it measured on the other. */
    @TestFactory
    Stream<DynamicTest> everyReplicationHasItsPlace() {
        List<String> names = read(REPLICATIONS.resolve("index"))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.replaceAll("\\.ya?ml$", ""))
                .toList();
        assertThat(names).isNotEmpty();
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    assertThat(read(ROOT.resolve("docs/theory.md"))).contains("`" + name + "`");
                    assertThat(read(ROOT.resolve("docs/replications.md"))).contains("`" + name + "`");
                }));
    }

    private static DynamicTest replications(String names, List<String> titles) {
        List<String> named = NAME.matcher(names).results().map(m -> m.group(1)).toList();
        return DynamicTest.dynamicTest("replications " + named, () -> {
            List<String> lines = new ArrayList<>();
            for (String name : named) {
                Path file = REPLICATIONS.resolve(name + ".yaml");
                assertThat(file).exists();
                read(file).lines().map(String::strip).forEach(lines::add);
            }
            titles.forEach(title -> assertThat(lines).contains("- title: " + title));
        });
    }

    private static List<String> titles(String cell) {
        return TITLE.matcher(cell).results().map(m -> m.group(1)).toList();
    }

    /** The files of all classes that are not tests, with forward slashes. */
    private static List<String> sources() {
        List<String> result = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path root : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.map(file -> file.toString().replace('\\', '/')).forEach(result::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
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
