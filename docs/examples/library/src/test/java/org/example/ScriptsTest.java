package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts of docs/library.md with the class path of this project, JShell and a single file in the JVM of the tests. */
class ScriptsTest {

    private static final Path SCRIPTS = Path.of("src", "test", "scripts");

    @Test
    void inJShell() throws Exception {
        String script = Files.readString(SCRIPTS.resolve("losses.jsh"));
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            shell.eval("import java.util.*;"); // as the command jshell does by itself
            List<String> lines = Printed.lines(arguments -> run(shell, script));
            assertEquals("value 0.0717", lines.get(0));
            assertEquals(2, lines.size());
        }
    }

    /** Evaluates the lines of a script, each of which is a whole snippet. */
    private static void run(JShell shell, String script) {
        script.lines().forEach(line -> {
            String snippet = shell.sourceCodeAnalysis().analyzeCompletion(line).source();
            for (SnippetEvent event : shell.eval(snippet)) {
                List<String> errors = shell.diagnostics(event.snippet())
                        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                        .toList();
                assertEquals(List.of(), errors, snippet);
                assertNull(event.exception(), snippet);
            }
        });
    }

    @Test
    void asASingleFile(@TempDir Path classes) throws Exception {
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        SCRIPTS.resolve("Losses.java").toString());
        assertEquals(0, status);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Method main = loader.loadClass("Losses").getMethod("main", String[].class);
            assertEquals(List.of("value 0.0717"), Printed.lines(arguments -> {
                try {
                    main.invoke(null, (Object) arguments);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
    }
}
