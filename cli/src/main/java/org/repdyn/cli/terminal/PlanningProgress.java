package org.repdyn.cli.terminal;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;

/** Display on a terminal of the share of a study's arms that are planned. A study that is planned at once shows nothing. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PlanningProgress implements RunControl, AutoCloseable {

    /** Time in nanoseconds before the first display, which most studies do not reach. */
    private static final long SILENT = TimeUnit.MILLISECONDS.toNanos(500);

    /** Shortest time in nanoseconds between two displays. */
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);

    private static final String TEXT = "\rchecking the arms: %3.0f %%";

    private final Console console;
    private final boolean shown;
    private final LongSupplier clock;
    private long next;
    private boolean drawn;

    public PlanningProgress(Console console, boolean quiet) {
        this(console, quiet, System::nanoTime);
    }

    /**
     * Creates a display.
     *
     * @param clock time in nanoseconds
     */
    public PlanningProgress(Console console, boolean quiet, LongSupplier clock) {
        this.console = console;
        this.shown = console.interactive() && !quiet;
        this.clock = clock;
        this.next = clock.getAsLong() + SILENT;
    }

    /** Returns false: Ctrl-C ends a command that has not begun to run. */
    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void progress(double fraction) {
        long now = clock.getAsLong();
        if (!shown || now - next < 0) {
            return;
        }
        next = now + INTERVAL;
        drawn = true;
        console.err().print(String.format(Locale.ROOT, TEXT, 100 * fraction));
        console.err().flush();
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (drawn) {
            console.err()
                    .print("\r"
                            + " ".repeat(String.format(Locale.ROOT, TEXT, 100.0).length() - 1) + "\r");
            console.err().flush();
        }
    }
}
