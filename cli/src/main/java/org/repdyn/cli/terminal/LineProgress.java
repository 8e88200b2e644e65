package org.repdyn.cli.terminal;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;

/** Progress for logs: at most one line in ten seconds, and one line when an arm ends. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LineProgress implements Progress {

    /** Shortest time between two lines of progress, in nanoseconds. */
    private static final long MIN_INTERVAL = TimeUnit.SECONDS.toNanos(10);
    /** Seconds in a minute; also minutes in an hour. */
    private static final double MINUTE = 60;
    /** Above this number of minutes a duration is printed in minutes instead of seconds. */
    private static final double MAX_MINUTES_IN_SECONDS = 2;
    /** Above this number of minutes a duration is printed in hours instead of minutes. */
    private static final double MAX_MINUTES = 100;

    private final Console console;
    private final int arms;
    private final LongSupplier clock;
    private final RemainingTime remaining;
    private long lastLine;
    private int ended;

    /**
     * Creates a display.
     *
     * @param arms number of arms
     */
    LineProgress(Console console, int arms) {
        this(console, arms, System::nanoTime);
    }

    /**
     * Creates a display.
     *
     * @param clock time in nanoseconds
     */
    LineProgress(Console console, int arms, LongSupplier clock) {
        this.console = console;
        this.arms = arms;
        this.clock = clock;
        this.remaining = new RemainingTime(arms, clock);
        this.lastLine = clock.getAsLong();
    }

    @Override
    public synchronized void started(String arm) {
        remaining.started(arm);
    }

    @Override
    public synchronized void progress(String arm, double fraction) {
        remaining.progress(arm, fraction);
        long now = clock.getAsLong();
        if (now - lastLine < MIN_INTERVAL) {
            return;
        }
        lastLine = now;
        print(String.format(Locale.ROOT, "%s: %.0f %%%s", arm, 100 * fraction, left(remaining.seconds(arm))));
    }

    /** Returns an estimate of the remaining time in words; empty without an estimate. */
    private static String left(OptionalDouble seconds) {
        return seconds.isPresent() ? ", about " + inWords(seconds.getAsDouble()) + " left" : "";
    }

    /** Returns a duration in seconds, minutes or hours, or that it is longer than a year. */
    public static String inWords(double seconds) {
        if (!(seconds <= RemainingTime.MAX_SECONDS)) {
            return "more than a year";
        }
        if (seconds < MAX_MINUTES_IN_SECONDS * MINUTE) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < MAX_MINUTES * MINUTE
                ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
                : String.format(Locale.ROOT, "%.1f h", seconds / (MINUTE * MINUTE));
    }

    /** Counts an arm that need not be run. No line is printed, because the number of these arms was printed before. */
    @Override
    public synchronized void skipped(String arm) {
        remaining.skipped(arm);
        ended++;
    }

    @Override
    public synchronized void ended(String arm, ArmResult result) {
        remaining.ended(arm);
        ended++;
        String left = ended < arms ? left(remaining.seconds()) : "";
        print(String.format(
                Locale.ROOT,
                "%d of %d · %s: %s, %.1f s%s%s",
                ended,
                arms,
                arm,
                result.stopped(),
                result.seconds(),
                rank(result),
                left));
    }

    /** Returns the effective rank of an arm, such as ", rank 5.2"; empty if it was not measured. */
    static String rank(ArmResult result) {
        OptionalDouble rank = result.column(ObservableNames.EFFECTIVE_RANK);
        return rank.isPresent() ? String.format(Locale.ROOT, ", rank %.1f", rank.getAsDouble()) : "";
    }

    @Override
    public void close() {
        // This object holds no resource.
    }

    @Override
    public synchronized void print(String line) {
        console.err().println(line);
        console.err().flush();
    }
}
