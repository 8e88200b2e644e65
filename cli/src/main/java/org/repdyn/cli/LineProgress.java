package org.repdyn.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;

/** Progress for logs: at most one line in ten seconds, and one line when an arm ends. */
final class LineProgress implements Progress {

    /** Shortest time between two lines of progress, in nanoseconds. */
    private static final long MIN_INTERVAL = TimeUnit.SECONDS.toNanos(10);
    /** Seconds in a minute; also minutes in an hour. */
    private static final double MINUTE = 60;
    /** Above this number of minutes a duration is printed in minutes instead of seconds. */
    private static final double MAX_MINUTES_IN_SECONDS = 2;
    /** Above this number of minutes a duration is printed in hours instead of minutes. */
    private static final double MAX_MINUTES = 100;

    /** Above this number of seconds, a year, an estimate is not useful, and is not printed. */
    static final double MAX_ESTIMATE = 365.0 * 24 * 3600;

    private final Console console;
    private final Map<String, Long> started = new HashMap<>();
    private final int arms;
    private final long start = System.nanoTime();
    private long lastLine = start;
    private int ended;
    private int run;

    /**
     * Creates a display.
     *
     * @param arms number of arms
     */
    LineProgress(Console console, int arms) {
        this.console = console;
        this.arms = arms;
    }

    @Override
    public synchronized void started(String arm) {
        started.put(arm, System.nanoTime());
    }

    @Override
    public synchronized void progress(String arm, double fraction) {
        long now = System.nanoTime();
        if (now - lastLine < MIN_INTERVAL) {
            return;
        }
        lastLine = now;
        double elapsed = (now - started.getOrDefault(arm, now)) / (double) TimeUnit.SECONDS.toNanos(1);
        print(String.format(Locale.ROOT, "%s: %.0f %%%s", arm, 100 * fraction, left(elapsed, fraction)));
    }

    /** Returns an estimate of the remaining time; empty if no useful estimate exists. */
    static String left(double elapsedSeconds, double fraction) {
        double remaining = fraction > 0 ? elapsedSeconds * (1 - fraction) / fraction : Double.POSITIVE_INFINITY;
        return remaining < MAX_ESTIMATE ? ", about " + inWords(remaining) + " left" : "";
    }

    /** Returns a duration in seconds, minutes or hours, or that it is longer than a year. */
    static String inWords(double seconds) {
        if (!(seconds <= MAX_ESTIMATE)) {
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
        ended++;
    }

    @Override
    public synchronized void ended(String arm, ArmResult result) {
        ended++;
        run++;
        double elapsed = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        String left = ended < arms ? left(elapsed, run / (double) (run + arms - ended)) : "";
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
