package org.repdyn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.cli.output.CommandWords;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.core.file.FileFailure;
import org.repdyn.core.options.HomePath;
import org.repdyn.core.plugin.PluginFailure;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.UserErrorException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Report of a command that fails: it prints what went wrong and what to do, and returns the exit code. It is a class and not two
 * lambdas, because Java 17 crashes when it writes a class-data archive with lambdas of interfaces as old as picocli's.
 */
final class CommandFailures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final PrintWriter err;

    /**
     * Creates a report.
     *
     * @param err stream of the messages
     */
    CommandFailures(PrintWriter err) {
        this.err = err;
    }

    /** Reports a mistake in the arguments. */
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        err.println("error: "
                + (error instanceof UnmatchedArgumentException unmatched ? unexpected(unmatched) : error.getMessage()));
        err.println("See: " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.MISUSED;
    }

    private static boolean unknownCommand(UnmatchedArgumentException error) {
        return !error.getCommandLine().getSubcommands().isEmpty()
                && error.getUnmatched().stream().noneMatch(word -> word.startsWith("-"));
    }

    private static String unexpected(UnmatchedArgumentException error) {
        List<String> words = error.getUnmatched();
        Optional<String> option =
                words.stream().filter(word -> word.startsWith("-")).findFirst();
        if (option.isPresent()) {
            return unknownOption(error.getCommandLine().getCommandSpec(), option.get());
        }
        if (unknownCommand(error)) {
            List<String> commands = error.getCommandLine().getSubcommands().entrySet().stream()
                    .filter(command ->
                            !command.getValue().getCommandSpec().usageMessage().hidden())
                    .map(Map.Entry::getKey)
                    .toList();
            return "there is no command '" + words.get(0) + "'. " + NearestName.suggestion(words.get(0), commands)
                    + "Commands: " + String.join(", ", commands);
        }
        return "nothing more is expected at '" + String.join(" ", words) + "'. Remove it";
    }

    /** Returns what is wrong with an option that a command does not have, and the nearest ones of those that it has. */
    private static String unknownOption(CommandSpec command, String word) {
        String name = word.replaceFirst("=.*", "");
        List<String> known = command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .sorted()
                .toList();
        return command.qualifiedName() + " has no option '" + name + "'. "
                + NearestName.suggestion(name, known)
                + (known.isEmpty() ? "" : "Options: " + String.join(", ", known));
    }

    /** Reports the failure of a command. */
    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        if (error instanceof UserErrorException mistakes) {
            CommandWords.of(mistakes).lines().forEach(line -> err.println("error: " + line));
            if (CommandWords.namesArguments(mistakes)) {
                err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
            }
            return ExitCode.MISUSED;
        }
        if (error instanceof InvalidPathException path) {
            err.println("error: " + HomePath.refusal(path));
            return ExitCode.MISUSED;
        }
        if (error instanceof PluginFailure) {
            err.println("error: " + ExceptionText.message(error).orElseGet(error::toString));
            printTrace(error, parsed.originalArgs());
            return ExitCode.FAILED;
        }
        if (error instanceof IOException || error instanceof UncheckedIOException) {
            return unusableFile(error, parsed.originalArgs());
        }
        return internalError(command.getCommandSpec().qualifiedName(), error, parsed.originalArgs());
    }

    /** Reports a file that cannot be read or written, which is no defect of RepDyn. */
    private int unusableFile(Exception error, List<String> arguments) {
        Throwable cause = error.getCause();
        String detail = detail(cause == null ? error : cause);
        // An exception without a message of its own has the text of its cause.
        boolean own = cause != null && !cause.toString().equals(error.getMessage());
        boolean explained = own && error instanceof IOException;
        String message = ExceptionText.message(error)
                .filter(text -> explained || (own && !text.endsWith(detail)))
                .map(text -> explained ? text : text + " (" + detail + ")")
                .orElse(detail);
        err.println("error: " + message
                + ". Check that the file, or the folder of an output, exists, that you may read and write it,"
                + " and that the disk has space");
        printTrace(error, arguments);
        return ExitCode.FAILED;
    }

    /** Returns the reason of a failure in words, after the name of the file if the exception has it. */
    private static String detail(Throwable error) {
        String file =
                error instanceof FileSystemException named && named.getFile() != null ? named.getFile() + ": " : "";
        return file + FileFailure.reason(error);
    }

    private boolean printTrace(Throwable error, List<String> arguments) {
        boolean wanted = arguments.contains(CommonOptions.STACK_TRACE);
        if (wanted) {
            error.printStackTrace(err);
        }
        return wanted;
    }

    /** Reports a failure that is a defect of RepDyn or of a plugin. */
    int internalError(String command, Throwable error, List<String> arguments) {
        err.println("error: " + command + " failed: "
                + (error instanceof Error || error.getMessage() == null ? error.toString() : error.getMessage()));
        if (!printTrace(error, arguments)) {
            err.println(ExceptionText.BUG + ".");
        }
        return ExitCode.FAILED;
    }
}
