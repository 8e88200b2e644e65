package org.repdyn.cli;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import org.repdyn.cli.completion.CompletionWords;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.HelpExamples;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.study.plan.MemoryRemedy;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The command line of RepDyn as an object: it runs a command on given streams and returns its exit code, without ending
 * the process.
 */
final class RepDyn {

    /** Width of help that is not printed on a terminal, in characters. */
    private static final int USUAL_HELP_WIDTH = 80;

    /** Smallest width of help that picocli accepts: narrower terminals break its lines. */
    private static final int MIN_HELP_WIDTH = 55;

    /** Largest width of help: the eye does not find the next line back from the end of longer ones. */
    private static final int MAX_HELP_WIDTH = 120;

    private final Console console;
    private final Interrupts interrupts;
    private final Runnable preparation;
    private final CommandFailures failures;

    /** Creates a command line whose commands need no preparation. */
    RepDyn(Console console, Interrupts interrupts) {
        this(console, interrupts, () -> {});
    }

    /**
     * Creates a command line.
     *
     * @param preparation runs before a command, but not for its help
     */
    RepDyn(Console console, Interrupts interrupts, Runnable preparation) {
        this.console = console;
        this.interrupts = interrupts;
        this.preparation = preparation;
        this.failures = new CommandFailures(console.err());
    }

    /** Runs one command and returns its exit code. */
    int execute(String... arguments) {
        try {
            return commandLine(List.of(arguments)).execute(arguments);
        } catch (OutOfMemoryError e) {
            console.err().println("error: out of memory. Take fewer samples, or " + MemoryRemedy.text());
            return ExitCode.FAILED;
        } catch (Error e) {
            // Picocli handles exceptions only. An Error must not leave the main thread, where it would not end the
            // process.
            return failures.internalError("repdyn", e, List.of(arguments));
        }
    }

    /** Returns the command line with the options of all commands. */
    CommandLine commandLine() {
        return commandLine(CommandTree.complete(factory(CompletionWords.NONE)));
    }

    /** Returns a command line that offers names for these words. */
    CommandLine completing(CompletionWords words) {
        return commandLine(CommandTree.of(words.all(), factory(words)));
    }

    /** Returns a command line that can execute these arguments, and has only the names and descriptions of the other commands. */
    CommandLine commandLine(List<String> arguments) {
        return commandLine(CommandTree.of(arguments, factory(CompletionWords.NONE)));
    }

    private CommandLine commandLine(CommandLine line) {
        line.setOut(console.out());
        line.setErr(console.err());
        line.setUsageHelpWidth(helpWidth());
        line.setHelpSectionKeys(HelpExamples.SECTIONS);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, new HelpExamples());
        // The setter passes the map on to all commands; the getter's is that of the root alone.
        line.setHelpSectionMap(line.getHelpSectionMap());
        // Picocli looks at the streams of the process, which are not those of a command in a program of another
        // language, and not at TERM; it honours NO_COLOR.
        line.setColorScheme(Help.defaultColorScheme(console.hasStyles() ? Help.Ansi.AUTO : Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, new ArgumentConverters.PathConverter());
        line.registerConverter(int.class, new ArgumentConverters.WholeNumberConverter());
        line.registerConverter(Integer.class, new ArgumentConverters.WholeNumberConverter());
        line.registerConverter(long.class, new ArgumentConverters.LargeNumberConverter());
        line.registerConverter(Long.class, new ArgumentConverters.LargeNumberConverter());
        line.registerConverter(double.class, new ArgumentConverters.NumberConverter());
        line.registerConverter(Double.class, new ArgumentConverters.NumberConverter());
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        line.setExecutionStrategy(new PreparedExecution(preparation));
        return line;
    }

    private int helpWidth() {
        // Picocli would start a program to learn the width of the terminal, which takes longer than to print the help.
        return console.columns() > 0
                ? Math.max(MIN_HELP_WIDTH, Math.min(MAX_HELP_WIDTH, console.columns()))
                : USUAL_HELP_WIDTH;
    }

    /**
     * Returns a factory that passes the console and the interrupts to the commands, the words of a line to the names that are
     * offered for it, and leaves all other types to picocli.
     */
    private IFactory factory(CompletionWords words) {
        IFactory fallback = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                // Constructors of commands and of names are not public, and most are in other packages.
                if (OfferedNames.class.isAssignableFrom(type)) {
                    Constructor<K> names = type.getDeclaredConstructor(CompletionWords.class);
                    names.setAccessible(true);
                    return names.newInstance(words);
                }
                try {
                    Constructor<K> command = type.getDeclaredConstructor(Console.class, Interrupts.class);
                    command.setAccessible(true);
                    return command.newInstance(console, interrupts);
                } catch (NoSuchMethodException e) {
                    return fallback.create(type);
                }
            }
        };
    }
}
