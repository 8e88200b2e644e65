package org.repdyn.cli;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Java compiler in the process of the tests, with the class path of the tests. It compiles one thing at a time, so that all of
 * them share its open files: to read the jars of the class path anew takes longer than to compile a plugin.
 */
final class SharedCompiler {

    /** The class path of the tests. */
    static final String CLASS_PATH = System.getProperty("java.class.path");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private SharedCompiler() {}

    /**
     * Result of a compilation.
     *
     * @param compiled whether there was no error
     * @param messages errors, warnings and notes; empty if there are none
     */
    record Result(boolean compiled, String messages) {}

    /**
     * Compiles sources.
     *
     * @param options options of the compiler; with the place of the classes and the class path
     */
    static synchronized Result compile(List<String> options, Collection<Path> sources) {
        StringWriter messages = new StringWriter();
        boolean compiled = COMPILER.getTask(
                        messages, FILES, null, options, null, FILES.getJavaFileObjectsFromPaths(sources))
                .call();
        return new Result(compiled, messages.toString());
    }
}
