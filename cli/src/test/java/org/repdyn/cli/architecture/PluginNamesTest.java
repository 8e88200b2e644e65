package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.study.plan.Plugins;

/**
 * The engine, the results and the report treat built-in plugins like any other, so no string of their code names one.
 * Defaults are in a resource, messages list what is installed, and figures are made from what a run measured.
 */
class PluginNamesTest {

    /** Names of observables that core defines for everyone. */
    private static final Set<String> VOCABULARY = vocabulary();

    private static final Set<String> NAMES = names();

    /** Strings that have the name of a plugin and another meaning, or that are there for files of earlier versions. */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            "VerticalAxis.java", Set.of("linear"), // type of a scale in Vega-Lite
            "TimeSettings.java", Set.of("linear"), // spacing of times
            "KernelService.java", Set.of("npy"), // phase of a computation
            "TrajectoryColumns.java", Set.of("step"), // column of a file
            "ComparisonReader.java", Set.of("probe-accuracy", "knn-accuracy")); // columns of files older than 0.1

    @ParameterizedTest
    @ValueSource(strings = {"study", "results", "report"})
    @DisplayName("no string of the code names a built-in plugin")
    void noPluginIsNamed(String module) throws IOException {
        Path sources = Path.of("..", module, "src", "main", "java");
        List<String> found = new ArrayList<>();
        for (Literal literal : literals(sources)) {
            Set<String> allowed = EXCEPTIONS.getOrDefault(literal.file(), Set.of());
            named(literal.text()).stream()
                    .filter(name -> !allowed.contains(name))
                    .forEach(name -> found.add(literal.file() + ": '" + name + "' in \"" + literal.text() + "\""));
        }
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("every exception is needed")
    void exceptions() throws IOException {
        Set<String> needed = new TreeSet<>();
        for (String module : List.of("study", "results", "report")) {
            for (Literal literal : literals(Path.of("..", module, "src", "main", "java"))) {
                named(literal.text()).forEach(name -> needed.add(literal.file() + " " + name));
            }
        }
        Set<String> listed = new TreeSet<>();
        EXCEPTIONS.forEach((file, names) -> names.forEach(name -> listed.add(file + " " + name)));
        assertThat(listed).isEqualTo(needed);
    }

    @Test
    @DisplayName(
            "a name alone, in quotes, after '=' or ':', or with a hyphen inside a sentence is found; a word is not")
    void whatCountsAsAName() {
        assertThat(named("ntk")).containsExactly("ntk");
        assertThat(named("Write baseline=ntk, or")).containsExactly("ntk");
        assertThat(named("write constraint: stiefel")).containsExactly("stiefel");
        assertThat(named("a loss such as linear-contrastive or")).containsExactly("linear-contrastive");
        assertThat(named("the predictor is linear in the weights")).isEmpty();
        assertThat(named("see ntk-driver")).isEmpty();
    }

    private record Literal(String file, String text) {}

    /** Returns the names of built-in plugins in a text; names that are English words count only where they must be names. */
    private static Set<String> named(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : NAMES) {
            String word = Pattern.quote(name);
            boolean alone = text.equals(name)
                    || Pattern.compile("['=]" + word + "(?![\\w-])")
                            .matcher(text)
                            .find();
            boolean value = Pattern.compile("[a-z]: " + word + "(?![\\w-])(?! \\w)")
                    .matcher(text)
                    .find();
            boolean inside = name.contains("-")
                    && Pattern.compile("(?<![\\w-])" + word + "(?![\\w-])")
                            .matcher(text)
                            .find();
            if (alone || value || inside) {
                found.add(name);
            }
        }
        return found;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Registry<?> registry : Plugins.load(PluginSource.builtIn()).all()) {
            names.addAll(registry.names());
        }
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

    private static List<Literal> literals(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Literal> found = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(sources);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java = tree.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("module-info.java"))
                    .toList();
            assertThat(java).isNotEmpty();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            task.parse().forEach(unit -> {
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitLiteral(LiteralTree literal, Void unused) {
                        if (literal.getValue() instanceof String text) {
                            found.add(new Literal(file, text));
                        }
                        return null;
                    }
                }.scan(unit, null);
            });
        }
        return found;
    }
}
