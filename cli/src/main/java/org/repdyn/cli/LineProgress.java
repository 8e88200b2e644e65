package org.repdyn.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.repdyn.core.result.ArmResult;

/** A plain line now and then, for logs: at most one in ten seconds, and one when an arm ends. */
final class LineProgress implements Progress {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

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
        String left = fraction > 0
                ? String.format(Locale.ROOT, ", about %.0f s left", elapsed * (1 - fraction) / fraction)
                : "";
        say(String.format(Locale.ROOT, "%s: %.0f %%%s", arm, 100 * fraction, left));
    }

    @Override
    public synchronized void finished(ArmResult result) {
        say(String.format(Locale.ROOT, "%s: %s, %.1f s", result.name(), result.stopped(), result.seconds()));
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
