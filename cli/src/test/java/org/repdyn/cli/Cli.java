package org.repdyn.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.repdyn.cli.runs.StoreOptions;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import picocli.CommandLine;

/** Runs commands inside the test's process and keeps what they print. */
final class Cli {

    /** Overrides that make the built-in study small: 60 digits, 8 times of observation, well under a second. */
    static final String[] SMALL = {
        "data.train=60",
        "data.held-out=40",
        "arms.infinite-width.data.train=40",
        "encoder.outputs=3",
        "time.end=20",
        "time.points=8"
    };

    static {
        // Tests of the store name their folder; no other test finds the runs of another one.
        System.setProperty(StoreOptions.PROPERTY, StoreOptions.NO_FOLDER);
    }

    private Cli() {}

    /**
     * Result of a command.
     *
     * @param code its exit code
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    record Result(int code, String out, String err) {}

    /** Returns the arguments of a command as an array: the command, a list, then further arguments. */
    static String[] arguments(String command, List<String> list, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(list);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    static Result run(String... arguments) {
        return run(Interrupts.none(), false, arguments);
    }

    static Result run(Interrupts interrupts, boolean terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), terminal);
        int code = new RepDyn(console, interrupts).execute(arguments);
        console.out().flush();
        console.err().flush();
        return new Result(code, out.toString(), err.toString());
    }

    /** Runs a command on a terminal on which the user types an answer. */
    static Result answer(String typed, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out), new PrintWriter(err), true, 0, new BufferedReader(new StringReader(typed)));
        int code = new RepDyn(console, Interrupts.none()).execute(arguments);
        console.out().flush();
        console.err().flush();
        return new Result(code, out.toString(), err.toString());
    }

    /** Returns the results that a command prints on a terminal of so many columns; 0 for a pipe. */
    static String wide(int columns, String... arguments) {
        StringWriter out = new StringWriter();
        new RepDyn(console(columns, out), Interrupts.none()).execute(arguments);
        return out.toString();
    }

    /** Returns the command line on a terminal of so many columns; 0 for a pipe. */
    static CommandLine commandLine(int columns) {
        return new RepDyn(console(columns, Writer.nullWriter()), Interrupts.none()).commandLine();
    }

    private static Console console(int columns, Writer out) {
        return new Console(
                new PrintWriter(out, true),
                new PrintWriter(Writer.nullWriter()),
                false,
                columns,
                new BufferedReader(Reader.nullReader()));
    }

    /** Runs {@code compare} with the small study and a run directory. */
    static Result compare(Path out, String... more) {
        List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(SMALL));
        all.addAll(List.of("--out", out.toString()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }
}
