package org.repdyn.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.repdyn.core.result.ArmResult;

/** A plain line now and then, for logs: at most one in ten seconds, and one when an arm ends. */
final class LineProgress implements Progress {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);
    private static final double MINUTE = 60;
    /** From so many minutes on, seconds are of no interest. */
    private static final double MINUTES_FROM = 2;
    /** From so many minutes on, minutes are of no interest. */
    private static final double HOURS_FROM = 100;

    private final Console console;
    private final Map<String, Long> started = new HashMap<>();
    private long lastLine = System.nanoTime();

    LineProgress(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void started(String arm) {
        started.put(arm, System.nanoTime());
    }

    @Override
    public synchronized void progress(String arm, double fraction) {
        long now = System.nanoTime();
        if (now - lastLine < PAUSE) {
            return;
        }
        lastLine = now;
        double elapsed = (now - started.getOrDefault(arm, now)) / (double) TimeUnit.SECONDS.toNanos(1);
        String left = fraction > 0 ? ", about " + inWords(elapsed * (1 - fraction) / fraction) + " left" : "";
        say(String.format(Locale.ROOT, "%s: %.0f %%%s", arm, 100 * fraction, left));
    }

    private static String inWords(double seconds) {
        if (seconds < MINUTES_FROM * MINUTE) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return seconds < HOURS_FROM * MINUTE
                ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
                : String.format(Locale.ROOT, "%.1f h", seconds / (MINUTE * MINUTE));
    }

    @Override
    public synchronized void ended(String arm, ArmResult result) {
        say(String.format(Locale.ROOT, "%s: %s, %.1f s", arm, result.stopped(), result.seconds()));
    }

    @Override
    public void close() {
        // nothing to close
    }

    private void say(String line) {
        console.err().println(line);
        console.err().flush();
    }
}
