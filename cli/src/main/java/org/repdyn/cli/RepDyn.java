package org.repdyn.cli;

import java.io.PrintWriter;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.UserErrorException;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program as an object: commands, streams and exit codes, without a process around it. */
public final class RepDyn {

    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final Console console;
    private final Interrupts interrupts;

    RepDyn(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    /** Runs one command; returns its exit code. */
    int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    CommandLine commandLine() {
        CommandLine line = new CommandLine(new RootCommand(), factory());
        line.setOut(console.out());
        line.setErr(console.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(this::misused);
        line.setExecutionExceptionHandler(this::failed);
        return line;
    }

    /** Commands are made with the console and the interrupts they need; everything else picocli makes itself. */
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
        // Picocli speaks of types where users think of numbers.
        err.println("error: " + String.valueOf(error.getMessage()).replaceAll("is not an? (?:long|int)\\b", "is not a whole number"));
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println("See: " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return MISUSED;
    }

    private int failed(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = console.err();
        if (error instanceof UserErrorException mistakes) {
            for (Problem problem : mistakes.problems()) {
                err.println("error: " + problem);
            }
            return MISUSED;
        }
        err.println("error: " + command.getCommandSpec().qualifiedName() + " failed: "
                + (error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage()));
        if (parsed.originalArgs().contains(CommonOptions.STACK_TRACE)) {
            error.printStackTrace(err);
        } else {
            err.println("This should not happen. Run it again with " + CommonOptions.STACK_TRACE
                    + " and report what it prints.");
        }
        return FAILED;
    }
}
