package org.repdyn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.repdyn.core.options.HomePath;
import org.repdyn.core.plugin.PluginFailure;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.study.plan.MemoryRemedy;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line of RepDyn as an object: it runs a command on given streams and returns its exit code, without ending
 * the process.
 */
final class RepDyn {

    /** Exit code when an arm or a claim failed, or after an internal error. */
    static final int FAILED = 1;

    /** Exit code when the command, the study or the data has a mistake; nothing was run. */
    static final int MISUSED = 2;

    private final Console console;
    private final Interrupts interrupts;

    RepDyn(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    /** Runs one command and returns its exit code. */
    int execute(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (OutOfMemoryError e) {
            console.err().println("error: out of memory. Take fewer samples, or " + MemoryRemedy.TEXT);
            return FAILED;
        } catch (Error e) {
            // Picocli handles exceptions only. An Error must not leave the main thread, where it would not end the
            // process.
            return internalError("repdyn", e, List.of(arguments));
        }
    }

    CommandLine commandLine() {
        CommandLine line = new CommandLine(new RootCommand(), factory());
        line.setOut(console.out());
        line.setErr(console.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, RepDyn::path);
        line.registerConverter(int.class, NumberOptions::whole);
        line.registerConverter(Integer.class, NumberOptions::whole);
        line.registerConverter(double.class, NumberOptions::number);
        line.registerConverter(Double.class, NumberOptions::number);
        line.setParameterExceptionHandler(this::misused);
        line.setExecutionExceptionHandler(this::failed);
        return line;
    }

    /** Returns the path of an argument; picocli adds the option to the message of the exception. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("'" + text + "' is not the name of a file or a folder");
        }
        try {
            return HomePath.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(HomePath.refusal(e));
        }
    }

    /**
     * Returns a factory that passes the console and the interrupts to the commands, and leaves all other types to
     * picocli.
     */
    private IFactory factory() {
        IFactory fallback = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                try {
                    return type.getDeclaredConstructor(Console.class, Interrupts.class)
                            .newInstance(console, interrupts);
                } catch (NoSuchMethodException e) {
                    return fallback.create(type);
                }
            }
        };
    }

    private int misused(ParameterException error, String[] arguments) {
        PrintWriter err = console.err();
        err.println("error: "
                + (error instanceof UnmatchedArgumentException unmatched ? unexpected(unmatched) : error.getMessage()));
        if (!(error instanceof UnmatchedArgumentException unmatched && unknownCommand(unmatched))) {
            UnmatchedArgumentException.printSuggestions(error, err);
        }
        err.println("See: " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return MISUSED;
    }

    private static boolean unknownCommand(UnmatchedArgumentException error) {
        return !error.getCommandLine().getSubcommands().isEmpty()
                && error.getUnmatched().stream().noneMatch(word -> word.startsWith("-"));
    }

    private static String unexpected(UnmatchedArgumentException error) {
        List<String> words = error.getUnmatched();
        if (words.stream().anyMatch(word -> word.startsWith("-"))) {
            return String.valueOf(error.getMessage());
        }
        if (unknownCommand(error)) {
            Set<String> commands = error.getCommandLine().getSubcommands().keySet();
            return "there is no command '" + words.get(0) + "'. " + NearestName.suggestion(words.get(0), commands)
                    + "Commands: " + String.join(", ", commands);
        }
        return "nothing more is expected at '" + String.join(" ", words) + "'. Remove it";
    }

    private int failed(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = console.err();
        if (error instanceof UserErrorException mistakes) {
            mistakes.lines().forEach(line -> err.println("error: " + line));
            return MISUSED;
        }
        if (error instanceof InvalidPathException path) {
            err.println("error: " + HomePath.refusal(path));
            return MISUSED;
        }
        if (error instanceof PluginFailure) {
            err.println("error: " + ExceptionText.message(error).orElseGet(error::toString));
            printTrace(error, parsed.originalArgs());
            return FAILED;
        }
        if (error instanceof IOException || error instanceof UncheckedIOException) {
            return unusableFile(error, parsed.originalArgs());
        }
        return internalError(command.getCommandSpec().qualifiedName(), error, parsed.originalArgs());
    }

    /** Reports a file that cannot be read or written, which is no defect of RepDyn. */
    private int unusableFile(Exception error, List<String> arguments) {
        // The message of a FileSystemException is often the path alone; the name of its class says what is wrong.
        Throwable cause = error.getCause();
        String detail = ExceptionText.withType(cause == null ? error : cause);
        boolean explained = error instanceof IOException
                && cause != null
                && !cause.toString().equals(error.getMessage());
        String message = ExceptionText.message(error)
                .filter(text -> explained || (error instanceof UncheckedIOException && !text.endsWith(detail)))
                .map(text -> explained ? text : text + " (" + detail + ")")
                .orElse(detail);
        console.err()
                .println("error: " + message
                        + ". Check that the file exists, that you may read and write it, and that the disk has space");
        printTrace(error, arguments);
        return FAILED;
    }

    private boolean printTrace(Throwable error, List<String> arguments) {
        boolean wanted = arguments.contains(CommonOptions.STACK_TRACE);
        if (wanted) {
            error.printStackTrace(console.err());
        }
        return wanted;
    }

    private int internalError(String command, Throwable error, List<String> arguments) {
        PrintWriter err = console.err();
        err.println("error: " + command + " failed: "
                + (error instanceof Error || error.getMessage() == null ? error.toString() : error.getMessage()));
        if (!printTrace(error, arguments)) {
            err.println(ExceptionText.BUG + ".");
        }
        return FAILED;
    }
}
