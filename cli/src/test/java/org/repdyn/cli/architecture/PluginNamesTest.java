package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.study.plan.Plugins;

/**
 * The engine, the results and the report treat built-in plugins like any other, so no text of their code or of their pages names one,
 * of whatever kind it is. Defaults are in a resource, messages list what is installed, and figures are made from what a run measured.
 */
@Tag("slow")
class PluginNamesTest {

    private static final List<String> MODULES = List.of("study", "results", "report", "paper", "statistics");

    /** Names of observables that core defines for everyone. */
    private static final Set<String> VOCABULARY = vocabulary();

    /** Names of plugins that are words of English, of formulas or of file formats too; a sentence may have them. */
    private static final Set<String> WORDS = Set.of("csv", "digits", "exp", "image", "linear", "order", "rate", "step");

    /** Texts that have the name of a plugin and another meaning, or that are there for files of earlier versions. */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            "CodeDigest.java", Set.of("ojalgo"), // package of the library
            "VerticalAxis.java", Set.of("linear"), // type of a scale in Vega-Lite
            "FormulaMath.java", Set.of("cos", "sin", "tanh"), // functions in formulas
            "SentenceMath.java", Set.of("cos", "sin"), // functions in formulas
            "report.css", Set.of("exact"), // colours in print
            "explorer.js", Set.of("abs"), // function of JavaScript
            "TimeSettings.java", Set.of("linear"), // spacing of times
            "KernelService.java", Set.of("npy"), // phase of a computation
            "TrajectoryColumns.java", Set.of("step"), // column of a file
            "ComparisonReader.java", Set.of("probe-accuracy", "knn-accuracy")); // columns of files older than 0.1

    private static final Set<String> NAMES = names();

    private static final Pattern NAMED = pattern(NAMES);

    private static final List<Text> TEXTS = texts();

    @Test
    @DisplayName("no text of the engine, the results, the report, figures or findings names a built-in plugin")
    void noPluginIsNamed() {
        List<String> found = new ArrayList<>();
        for (Text text : TEXTS) {
            Set<String> allowed = EXCEPTIONS.getOrDefault(text.file(), Set.of());
            named(text.text()).stream()
                    .filter(name -> !allowed.contains(name))
                    .forEach(name -> found.add(text.file() + ": '" + name + "' in \"" + text.text() + "\""));
        }
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("every exception is needed")
    void exceptions() {
        Set<String> needed = new TreeSet<>();
        TEXTS.forEach(text -> named(text.text()).forEach(name -> needed.add(text.file() + " " + name)));
        Set<String> listed = new TreeSet<>();
        EXCEPTIONS.forEach((file, names) -> names.forEach(name -> listed.add(file + " " + name)));
        assertThat(listed).isEqualTo(needed);
        assertThat(WORDS).as("words that are names of plugins").isSubsetOf(NAMES);
    }

    @Test
    @DisplayName("the names are those of all kinds of plugins, claims and backends included")
    void kinds() {
        assertThat(NAMES)
                .contains("digits", "masking", "vicreg", "mlp", "linear", "stiefel", "sgd", "ntk", "conv", "relu");
        assertThat(NAMES).contains("knn-accuracy", "grassmann-flow", "openblas", "kernel-regime");
    }

    @Test
    @DisplayName("a name alone, in quotes or after '=' or ':' is found; inside a sentence, unless it is a word as well")
    void whatCountsAsAName() {
        assertThat(named("ntk")).containsExactly("ntk");
        assertThat(named("Write baseline=ntk, or")).containsExactly("ntk");
        assertThat(named("write constraint: stiefel")).containsExactly("stiefel");
        assertThat(named("a loss such as linear-contrastive or")).containsExactly("linear-contrastive");
        assertThat(named("as in vicreg, the weights")).containsExactly("vicreg");
        assertThat(named("the predictor is linear in the weights")).isEmpty();
        assertThat(named("write encoder: linear")).containsExactly("linear");
        assertThat(named("see ntk-driver")).isEmpty();
    }

    /**
     * Text that a user may see.
     *
     * @param file name of its file
     * @param text the text: a string of Java, or a line of a page or a script
     */
    private record Text(String file, String text) {}

    /** Returns the names of built-in plugins in a text. */
    private static Set<String> named(String text) {
        if (NAMES.contains(text)) {
            return Set.of(text);
        }
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = NAMED.matcher(text);
        while (matcher.find()) {
            String name = matcher.group();
            String before = text.substring(0, matcher.start());
            String after = text.substring(matcher.end());
            boolean value = before.endsWith("'")
                    || before.endsWith("=")
                    || (before.matches("(?s).*[a-z]: ") && !after.matches("(?s) \\w.*"));
            if (value || !WORDS.contains(name)) {
                found.add(name);
            }
        }
        return found;
    }

    /** Returns a pattern of the names as whole words; of two names that begin in one place, the longer one is found. */
    private static Pattern pattern(Set<String> names) {
        return Pattern.compile(names.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])")));
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        PluginSource source = PluginSource.builtIn();
        Plugins.load(source).all().forEach(registry -> names.addAll(registry.names()));
        names.addAll(Registry.load(Plugins.BACKEND, source).names());
        names.addAll(Registry.load(Spi.<ClaimProvider<?>>of(ClaimProvider.class, "claim"), source)
                .names());
        names.removeAll(VOCABULARY);
        return names;
    }

    private static Set<String> vocabulary() {
        Set<String> names = new HashSet<>();
        for (Field constant : ObservableNames.class.getFields()) {
            try {
                names.add((String) constant.get(null));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return names;
    }

    private static List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = Path.of("..", module, "src", "main");
            try {
                texts.addAll(strings(files(sources, "java")));
                for (Path page : files(sources, "jte", "js", "css")) {
                    Files.readAllLines(page)
                            .forEach(line ->
                                    texts.add(new Text(page.getFileName().toString(), line)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder, String... extensions) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path ->
                            Stream.of(extensions).anyMatch(e -> path.toString().endsWith("." + e)))
                    .toList();
        }
    }

    private static List<Text> strings(List<Path> java) throws IOException {
        assertThat(java).isNotEmpty();
        List<Text> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitLiteral(LiteralTree literal, Void unused) {
                        if (literal.getValue() instanceof String text) {
                            found.add(new Text(file, text));
                        }
                        return null;
                    }
                }.scan(unit, null);
            }
        }
        return found;
    }
}
