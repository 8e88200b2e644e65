package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.cli.project.ProjectKind;

@Tag("slow")
@DisplayName("repdyn new")
class NewCommandTest {

    private static final String NAME = "second-attempt";

    @TempDir
    private Path folder;

    static Stream<ProjectKind> kindsWithCode() {
        return Stream.of(ProjectKind.values()).filter(kind -> kind != ProjectKind.REPLICATION);
    }

    private Path made(ProjectKind kind, String... further) {
        Cli.Result result = Cli.run(Cli.arguments(
                "new", List.of(further), kind.label(), NAME, "--package", "edu.lab.ssl", "--in", folder.toString()));
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return folder.resolve(NAME);
    }

    @ParameterizedTest
    @MethodSource("kindsWithCode")
    @DisplayName("makes a project that compiles without a warning, obeys its laws, and runs beside built-in plugins")
    void project(ProjectKind kind) throws IOException, ClassNotFoundException {
        assertThat(comparison(kind, made(kind)).out()).doesNotContain("prototype");
    }

    @Test
    @DisplayName(
            "makes a loss that is its value alone, which the table, the list and the description show as a prototype")
    void prototype() throws IOException, ClassNotFoundException {
        Path made = made(ProjectKind.LOSS, "--prototype");
        // A short run: each of its gradients takes six values for each entry.
        assertThat(comparison(ProjectKind.LOSS, made, "data.train=10", "time.end=0.2")
                        .out())
                .contains("mine: the loss is a prototype, whose gradients took");
        String[] plugins = {"--plugins", made.resolve("plugins").toString()};
        assertThat(Cli.run(Cli.arguments("plugins", List.of("list", "loss"), plugins))
                        .out())
                .contains("held near 1 (prototype)");
        assertThat(Cli.run(Cli.arguments("plugins", List.of("describe", NAME), plugins))
                        .out())
                .contains("prototype: its gradient is computed by differences");
        assertThat(refusal("layer", "other", "--prototype")).contains("only a loss may be a prototype");
    }

    private Cli.Result comparison(ProjectKind kind, Path made, String... overrides)
            throws IOException, ClassNotFoundException {
        GeneratedProject project = new GeneratedProject(made);
        assertThat(project.compile()).isEmpty();
        GeneratedProject.Laws laws = project.test("edu.lab.ssl.SecondAttemptTest");
        assertThat(laws.failures()).isEmpty();
        assertThat(laws.passed()).isPositive();
        String file = kind == ProjectKind.CLAIM ? "replication.yaml" : "study.yaml";
        Cli.Result run = Cli.run(Cli.arguments(
                kind == ProjectKind.CLAIM ? "replicate" : "compare",
                List.of(overrides),
                project.folder().resolve(file).toString(),
                "--plugins",
                project.pack().toString(),
                "--out",
                folder.resolve("run").toString()));
        assertThat(run.err()).doesNotContain("error", "failed", "warning", "no augmentation");
        assertThat(run.code()).isZero();
        assertThat(folder.resolve("run").resolve("report.html")).exists();
        return run;
    }

    @Test
    @DisplayName("makes a replication without Java, whose claims hold")
    void replication() throws IOException {
        Path project = made(ProjectKind.REPLICATION);
        Cli.Result run = Cli.run(
                "replicate",
                project.resolve("replication.yaml").toString(),
                "--out",
                folder.resolve("run").toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(project.resolve("pom.xml")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("kindsWithCode")
    @DisplayName("leaves no name of the template")
    void names(ProjectKind kind) throws IOException {
        try (Stream<Path> files = Files.walk(made(kind))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain(
                                "my-", "My" + kind, "org.example", "@repdyn", "@run@", "@study", "@kind@", "@path@")
                        .doesNotContain("my-" + kind.label());
            }
        }
    }

    @Test
    @DisplayName("makes a project whose name has a name of the template in it")
    void nameOfTemplate() throws IOException {
        Cli.Result result = Cli.run("new", "loss", "my-plugin-2", "--in", folder.toString());
        assertThat(result.code()).as(result.err()).isZero();
        Path made = folder.resolve("my-plugin-2");
        assertThat(new GeneratedProject(made).compile()).isEmpty();
        assertThat(made.resolve("study.yaml")).content().contains("{loss: my-plugin-2}");
    }

    @ParameterizedTest
    @CsvSource({
        "loss, loss, Loss",
        "loss, options, Options",
        "loss, override, Override",
        "dataset, reference-points, ''",
        "dataset, points, ''",
        "dynamics, weight-field, WeightField",
        "encoder, pass, Pass"
    })
    @DisplayName("refuses a name whose class would hide one that the code uses, and no other")
    void clash(String kind, String name, String type) {
        Cli.Result result = Cli.run("new", kind, name, "--in", folder.toString());
        assertThat(result.code()).isEqualTo(type.isEmpty() ? 0 : 2);
        if (!type.isEmpty()) {
            assertThat(result.err())
                    .contains("its class " + type + " would have the name of a type that it uses", "my-" + name);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Loss", "my loss", "1st", "-x", "a--b", "über"})
    @DisplayName("refuses a name that no plugin can have")
    void badName(String name) {
        Cli.Result result = Cli.run("new", "loss", "--in", folder.toString(), "--", name);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("lower-case letters");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("refuses an unknown kind, a Java keyword in the package, a taken name and a folder that exists")
    void refusals() throws IOException {
        assertThat(refusal("los", "x")).contains("Did you mean 'loss'?", "observable");
        assertThat(refusal("loss", "x", "--package", "edu.class")).contains("'edu.class' cannot be the package");
        assertThat(refusal("loss", "x", "--package", "org.repdyn.mine")).contains("does not begin with org.repdyn");
        assertThat(refusal("loss", "x", "--package", "java.mine")).contains("'java.mine' cannot be the package");
        assertThat(refusal("loss", "nt-xent")).contains("the loss nt-xent is installed already");
        Files.createDirectory(folder.resolve("taken"));
        assertThat(refusal("loss", "taken"))
                .contains("already exists. Choose another name, or another folder with --in")
                .doesNotContain("--force");
        assertThat(refusal("loss", "a".repeat(300))).contains("too long for the file system");
        assertThat(folder.toFile().list()).isEqualTo(new String[] {"taken"});
        Path file = Files.createFile(folder.resolve("taken").resolve("file"));
        for (Path parent : List.of(file, file.resolve("below"))) {
            Cli.Result result = Cli.run("new", "loss", "x", "--in", parent.toString());
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains(file + " is not a folder");
        }
    }

    private String refusal(String... arguments) {
        Cli.Result result = Cli.run(Cli.arguments("new", List.of(arguments), "--in", folder.toString()));
        assertThat(result.code()).as(result.out()).isEqualTo(2);
        return result.err();
    }

    @Test
    @DisplayName("builds with the versions that RepDyn itself builds with")
    void versions() throws IOException {
        String own = Files.readString(Path.of("..", "pom.xml"));
        String made = Files.readString(made(ProjectKind.LOSS).resolve("pom.xml"));
        Map<String, String> used = Map.of(
                "version.auto-service", "<auto-service.version>",
                "version.plugin.compiler", "<artifactId>maven-compiler-plugin</artifactId>\n        <version>",
                "version.plugin.jar", "<artifactId>maven-jar-plugin</artifactId>\n        <version>",
                "version.plugin.dependency", "<artifactId>maven-dependency-plugin</artifactId>\n        <version>",
                "version.plugin.surefire", "<artifactId>maven-surefire-plugin</artifactId>\n        <version>");
        used.forEach((property, place) ->
                assertThat(made).as(property).contains(place + between(own, "<" + property + ">", "<") + "<"));
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
