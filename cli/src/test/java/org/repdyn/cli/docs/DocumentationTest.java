package org.repdyn.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.BuiltInStudy;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.StudyYaml;

/**
 * Tests that the documentation agrees with the code. A block of code below a comment {@code <!-- from FILE -->} must be a part of that
 * file, and every link, class, test and replication that a page names must exist.
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

    /** Type in the table of the path of a number, such as {@code Baseline.Result}. */
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*(?:\\.[A-Z]\\w*)?)`");

    /** Type in the same table that holds something between two steps. */
    private static final Pattern HOLDER = Pattern.compile("\\*\\*" + TYPE.pattern() + "\\*\\*");

    private static final Path REPLICATIONS =
            ROOT.resolve("replication/src/main/resources/META-INF/repdyn/replications");
    private static final Pattern REPLICATION =
            Pattern.compile("Replications?\\s+((?:`[a-z0-9-]+`(?:,\\s+|\\s+and\\s+)?)+)");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9-]+)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*)(?:#(\\w+))?`");
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

    /** The page leaves out the comments of the built-in study, so the parsed YAML is compared. */
    @Test
    void thePageOnStudiesShowsTheBuiltInStudy() {
        Matcher block = Pattern.compile("```yaml\\n(title:.*?)```", Pattern.DOTALL)
                .matcher(read(ROOT.resolve("docs/studies.md")));
        assertThat(block.find()).isTrue();
        Problems problems = new Problems();
        assertThat(StudyYaml.read(block.group(1), "studies.md", problems).map(StudyYaml::write))
                .isEqualTo(StudyYaml.read(BuiltInStudy.FLAGSHIP.yaml(), BuiltInStudy.FLAGSHIP.source(), problems)
                        .map(StudyYaml::write));
        assertThat(problems.toList()).isEmpty();
    }

    /** Every key of a study has a row on the page on studies. */
    @Test
    void thePageOnStudiesHasEveryKey() {
        assertThat(read(ROOT.resolve("docs/studies.md")))
                .contains(
                        StudyKey.keys().stream().map(key -> "| `" + key + "` |").toList());
    }

    /** The first column of the table of observables names the built-in observables, each once. */
    @Test
    void thePageOnStudiesHasEveryObservable() {
        List<String> documented = read(ROOT.resolve("docs/studies.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| observable |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(row -> NAME.matcher(row.split("\\|", -1)[1]).results())
                .map(name -> name.group(1))
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(ServiceLoader.load(ProviderCatalogue.class).stream()
                        .flatMap(found -> found.get().providers().stream())
                        .filter(ObservableProvider.class::isInstance)
                        .map(PluginProvider::name)
                        .toList());
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

    /** Every label that names a class has that class as its target. */
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

    /** The types on the path of one number exist, and the text above their table counts them. */
    @Test
    void thePathOfANumberIsThatOfTheCode() {
        String text = read(ROOT.resolve("docs/architecture.md"));
        String section = text.substring(text.indexOf("## The path of one number"));
        List<String> rows = section.lines()
                .dropWhile(line -> !line.startsWith("| type |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        long held = rows.stream().flatMap(row -> HOLDER.matcher(row).results()).count();
        long steps = rows.stream()
                .map(row -> HOLDER.matcher(row.split("\\|", -1)[1]).replaceAll(""))
                .flatMap(cell -> TYPE.matcher(cell).results())
                .count();
        assertThat(section.replaceAll("\\s+", " "))
                .contains("passes " + (held + steps) + " types: " + held
                        + " that hold something between two steps, in bold, and " + steps + " that make the steps");
        List<String> sources = sources();
        rows.stream()
                .flatMap(row -> TYPE.matcher(row).results())
                .map(type -> type.group(1))
                .forEach(type -> assertThat(sources)
                        .as(type)
                        .anyMatch(source -> source.endsWith("/" + type.replaceFirst("\\..*", "") + ".java")));
    }

    /** Each replication that the page on theory names is a resource, and each figure is a title in it. */
    @TestFactory
    Stream<DynamicTest> namedReplicationsExist() {
        String text = read(ROOT.resolve("docs/theory.md"));
        List<String[]> rows = text.lines()
                .dropWhile(line -> !line.startsWith("| equation |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1))
                .toList();
        assertThat(rows).as("rows of the table of equations").isNotEmpty().allMatch(cells -> cells.length == 8);
        Stream<DynamicTest> inTable = rows.stream()
                .filter(cells -> !cells[4].isBlank())
                .map(cells -> replications(cells[4], titles(cells[5])));
        Stream<DynamicTest> inText =
                REPLICATION.matcher(text).results().map(mention -> replications(mention.group(1), List.of()));
        return Stream.concat(inTable, inText);
    }

    /** Each equation of the page on theory names at least one test as `Class#method`; every test that it names exists. */
    @TestFactory
    Stream<DynamicTest> namedTestsExist() {
        List<Path> tests = tests();
        return read(ROOT.resolve("docs/theory.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| equation |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> DynamicTest.dynamicTest("tests of " + cells[1].strip(), () -> {
                    List<MatchResult> names = TEST.matcher(cells[6]).results().toList();
                    assertThat(names).anyMatch(name -> name.group(2) != null);
                    names.forEach(name -> assertThat(tests)
                            .as("%s", name.group())
                            .anyMatch(file -> file.endsWith(name.group(1) + ".java")
                                    && (name.group(2) == null
                                            || read(file).contains(" " + name.group(2) + "() {")
                                            || read(file).contains("void " + name.group(2) + "("))));
                }));
    }

    /** Each built-in replication is named on the page on theory and on the page on replications. */
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

    /** Returns the files of all classes that are not tests, with forward slashes. */
    private static List<String> sources() {
        return files("src/main/java").stream()
                .map(file -> file.toString().replace('\\', '/'))
                .toList();
    }

    /** Returns the files of all test classes. */
    private static List<Path> tests() {
        return files("src/test/java");
    }

    /** Returns the files in a directory of each module. */
    private static List<Path> files(String directory) {
        List<Path> result = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path root : modules.map(module -> module.resolve(directory))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(Files::isRegularFile).forEach(result::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private static Stream<Path> pages() {
        try (Stream<Path> top = Files.list(ROOT)) {
            List<Path> beside =
                    top.filter(p -> p.toString().endsWith(".md")).sorted().toList();
            return Stream.concat(beside.stream(), DocumentationFiles.pages().stream());
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
