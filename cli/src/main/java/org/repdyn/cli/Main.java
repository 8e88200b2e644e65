package org.repdyn.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ojalgo.OjAlgoUtils;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs one command and exits with its code: 0 for success, 1 for a failed run, 2 for misuse, 130 after Ctrl-C. */
    public static void main(String[] arguments) {
        // Before ojAlgo's classes count the cores: parallelism is between arms, and one thread gives the same bits
        // everywhere.
        OjAlgoUtils.limitThreadsTo(1);
        Interrupts interrupts = Interrupts.install();
        Console console = Console.ofProcess(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        int code = new RepDyn(console, interrupts).execute(arguments);
        System.exit(interrupts.finished(code));
    }
}
