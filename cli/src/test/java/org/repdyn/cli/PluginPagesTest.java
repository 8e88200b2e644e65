package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.repdyn.cli.docs.DocumentationFiles;
import org.repdyn.cli.project.ProjectKind;

/**
 * Tests the pages of docs/plugins, one for each kind of plugin but losses, which have a guide. DocumentationTest compares the code that
 * they show with the templates; this test makes the mistakes that they name and compares the messages. A mistake is a comment {@code <!--
 * mistake in FILE: BEFORE => AFTER -->} above the message, where the file is the code or the study of a new project. An ellipsis in a
 * message stands for what differs from run to run.
 */
@DisplayName("Pages on kinds of plugins")
class PluginPagesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/org/repdyn/cli/project");

    private static final Pattern MISTAKE =
            Pattern.compile("<!-- mistake in (code|study): (.*?) => (.*?) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern CONTRACT = Pattern.compile("`([A-Z]\\w*Contract)`");

    @TempDir
    private Path folder;

    private static Path page(ProjectKind kind) {
        return DocumentationFiles.PLUGINS.resolve(kind.label() + ".md");
    }

    private static Stream<ProjectKind> kinds() {
        return Stream.of(ProjectKind.values()).filter(kind -> kind != ProjectKind.LOSS);
    }

    @ParameterizedTest
    @EnumSource(value = ProjectKind.class, mode = Mode.EXCLUDE, names = "LOSS")
    @DisplayName("show the whole plugin and the lines that name it in the study of a new project")
    void example(ProjectKind kind) {
        String text = read(page(kind));
        assertThat(text).contains("repdyn new " + kind.label() + " my-" + kind.label());
        Path template = TEMPLATES.resolve(kind.label());
        String study = read(template.resolve("study.yaml"));
        assertThat(text).contains(partOf(study, firstKey(kind)));
        if (kind != ProjectKind.REPLICATION) {
            String code = read(template.resolve("Provider.java.txt"));
            assertThat(text)
                    .contains(code.substring(code.indexOf("public final class")).stripTrailing());
        }
    }

    /** Returns a study from a key on, without the figures at its end. */
    private static String partOf(String study, String key) {
        int figures = study.indexOf("figures:");
        return study.substring(study.indexOf(key), figures < 0 ? study.length() : figures)
                .stripTrailing();
    }

    /** Returns the key of a study that names a plugin of the kind, or that follows from it. */
    private static String firstKey(ProjectKind kind) {
        return switch (kind) {
            case CLAIM, REPLICATION -> "claims:";
            case DATASET -> "data:";
            case OBSERVABLE -> "observables:";
            default -> "arms:";
        };
    }

    private static boolean isReplication(ProjectKind kind) {
        return kind == ProjectKind.CLAIM || kind == ProjectKind.REPLICATION;
    }

    @ParameterizedTest
    @EnumSource(value = ProjectKind.class, mode = Mode.EXCLUDE, names = "LOSS")
    @DisplayName("are linked from the table of all kinds")
    void table(ProjectKind kind) {
        assertThat(read(Path.of("..", "docs", "plugins.md")))
                .contains("| [" + kind.label() + "](plugins/" + kind.label() + ".md) |");
    }

    /** The list of a page is that of the display names, by which a test prints the laws. */
    @TestFactory
    @DisplayName("list each law of the contract")
    Stream<DynamicTest> laws() {
        return kinds().filter(kind -> kind != ProjectKind.CLAIM && kind != ProjectKind.REPLICATION)
                .map(kind -> DynamicTest.dynamicTest(kind.label(), () -> {
                    String text = read(page(kind));
                    Matcher contract = CONTRACT.matcher(text);
                    assertThat(contract.find()).isTrue();
                    List<String> laws = Arrays.stream(Class.forName("org.repdyn.testkit." + contract.group(1))
                                    .getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(DisplayName.class))
                            .map(method -> listed(
                                    method.getAnnotation(DisplayName.class).value()))
                            .toList();
                    assertThat(text.substring(text.indexOf("## The laws"), text.indexOf("## The example"))
                                    .lines()
                                    .filter(line -> line.matches("(-|\\d+\\.) .*")))
                            .containsExactlyInAnyOrderElementsOf(laws);
                }));
    }

    /** Returns the name of a law as an item of a list; names with a number are items as they are. */
    private static String listed(String law) {
        return law.matches("\\d+\\. .*") ? law : "- " + law;
    }

    @Tag("slow")
    @TestFactory
    @DisplayName("show the messages that mistakes give")
    Stream<DynamicTest> mistakes() {
        return kinds().map(kind -> DynamicTest.dynamicTest(kind.label(), () -> {
            List<MatchResult> mistakes =
                    MISTAKE.matcher(read(page(kind))).results().toList();
            assertThat(mistakes).as("mistakes with their messages").isNotEmpty();
            Path project = made(kind);
            SoftAssertions softly = new SoftAssertions();
            for (MatchResult mistake : mistakes) {
                boolean inCode = mistake.group(1).equals("code");
                Path file = file(project, kind, inCode);
                String right = Files.readString(file);
                assertThat(right).contains(mistake.group(2));
                Files.writeString(file, right.replace(mistake.group(2), mistake.group(3)));
                softly.assertThat(inCode ? brokenLaws(project) : comparison(project, kind, file))
                        .as("%s => %s", mistake.group(2), mistake.group(3))
                        .containsPattern(message(mistake.group(4).stripTrailing()));
                Files.writeString(file, right);
            }
            softly.assertAll();
        }));
    }

    private static Pattern message(String shown) {
        return Pattern.compile(Stream.of(shown.split("…")).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private Path made(ProjectKind kind) {
        String name = "my-" + kind.label();
        assertThat(Cli.run("new", kind.label(), name, "--in", folder.toString()).code())
                .isZero();
        return folder.resolve(name);
    }

    private static Path file(Path project, ProjectKind kind, boolean code) throws IOException {
        if (!code) {
            return project.resolve(isReplication(kind) ? "replication.yaml" : "study.yaml");
        }
        try (Stream<Path> files = Files.walk(project.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith("Provider.java"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Returns what the test of the project says. */
    private static String brokenLaws(Path folder) throws IOException, ClassNotFoundException {
        GeneratedProject project = new GeneratedProject(folder);
        assertThat(project.compile()).isEmpty();
        String name = Stream.of(folder.getFileName().toString().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .reduce("", String::concat);
        return String.join("\n", project.test("org.example." + name + "Test").failures());
    }

    /** Returns what the command says in the folder of the project, whose study has the mistake. */
    private static String comparison(Path folder, ProjectKind kind, Path study) throws IOException {
        GeneratedProject project = new GeneratedProject(folder);
        boolean hasCode = kind != ProjectKind.REPLICATION;
        if (hasCode) {
            assertThat(project.compile()).isEmpty();
        }
        Cli.Result run = Cli.run(Cli.arguments(
                isReplication(kind) ? "replicate" : "compare",
                hasCode ? List.of("--plugins", project.pack().toString()) : List.of(),
                study.toString(),
                "--out",
                folder.resolve("run").toString(),
                "--force"));
        assertThat(run.code()).isPositive();
        return (run.out() + run.err()).replace(folder + "/", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
