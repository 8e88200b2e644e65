package org.repdyn.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.OjAlgoUtils;
import org.repdyn.cli.embedding.GuestLosses;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;

/**
 * The commands of RepDyn in the process of another program, with the same results as on the command line. One object runs one command.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EmbeddedCommands {

    static {
        // As on the command line, arms run in parallel and each matrix operation on one thread, which gives the same
        // bits.
        OjAlgoUtils.limitThreadsTo(1);
    }

    private final Interrupts interrupts = new Interrupts(message -> {}, code -> {});

    /**
     * Runs a command.
     *
     * @param arguments the words after {@code repdyn}
     * @param out receives results
     * @param err receives progress, notices and errors
     * @return the exit code: 0 for success, 1 for a failed run, 2 for a mistake, 130 after {@link #interrupt}
     */
    public int run(List<String> arguments, Writer out, Writer err) {
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Libraries find their classes by the loader of the thread, and a thread of another language has none of ours.
        thread.setContextClassLoader(EmbeddedCommands.class.getClassLoader());
        try {
            int code = GuestLosses.stoppable(interrupts::interrupted, () -> new RepDyn(console, interrupts)
                    .execute(arguments.toArray(String[]::new)));
            console.out().flush();
            console.err().flush();
            return interrupts.finished(code);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Asks the command to stop after what it does.
     *
     * @return true if it has results to keep, so that its end should be waited for; on the command line it ends at once if it has none
     */
    public boolean interrupt() {
        interrupts.interrupt();
        return interrupts.hasResults();
    }
}
