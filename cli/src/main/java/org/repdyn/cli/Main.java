package org.repdyn.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;
import org.ojalgo.OjAlgoUtils;

/** Entry point of the process {@code repdyn}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Main {

    private Main() {}

    /**
     * Runs one command and exits with its code: 0 for success, 1 for a failed run, 2 for a mistake in the command, the study or the data,
     * 130 after Ctrl-C.
     */
    public static void main(String[] arguments) {
        // This has to come before ojAlgo's classes read the number of cores. Arms run in parallel, so one thread for
        // each
        // matrix operation is enough, and it gives the same bits on every machine.
        OjAlgoUtils.limitThreadsTo(1);
        Interrupts interrupts = Interrupts.install();
        Console console = Console.ofProcess(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        int code = new RepDyn(console, interrupts).execute(arguments);
        System.exit(interrupts.finished(code));
    }
}
