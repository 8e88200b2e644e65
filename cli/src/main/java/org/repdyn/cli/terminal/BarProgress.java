package org.repdyn.cli.terminal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.repdyn.core.result.ArmResult;

/** Progress bar for a terminal: one bar for all arms, with an estimate of the remaining time. */
final class BarProgress implements Progress {

    /** Steps of the bar for one arm; a step is a thousandth of its work. */
    private static final int STEPS_PER_ARM = 1000;

    /** Time between two drawings of the bar, in milliseconds: five a second look continuous. */
    private static final int REDRAW_MILLISECONDS = 200;

    /** Largest width of the bar in characters, with its text. */
    private static final int MAX_WIDTH = 100;

    /** Width in columns if the terminal does not report its width. */
    private static final int USUAL_WIDTH = 80;

    /** System property with the number of columns of the terminal, from the launcher. */
    private static final String WIDTH_PROPERTY = "repdyn.width";

    private final Console console;
    private final ProgressBar bar;
    private final int arms;
    private final int width;
    private final RemainingTime remaining;
    private final Map<String, Double> fractions = new HashMap<>();
    private double done;
    private int ended;

    BarProgress(Console console, String task, int arms) {
        this.console = console;
        this.arms = arms;
        this.width = width();
        this.remaining = new RemainingTime(arms, System::nanoTime);
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax((long) arms * STEPS_PER_ARM)
                .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit("", STEPS_PER_ARM)
                .setEtaFunction(state -> remaining())
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, width))
                .clearDisplayOnFinish()
                .build();
    }

    private Optional<Duration> remaining() {
        OptionalDouble seconds = remaining.seconds();
        return seconds.isPresent()
                ? Optional.of(Duration.ofSeconds(Math.round(seconds.getAsDouble())))
                : Optional.empty();
    }

    @Override
    public void started(String arm) {
        remaining.started(arm);
        synchronized (this) {
            bar.setExtraMessage(String.format(Locale.ROOT, "%d of %d · %s", ended, arms, arm));
        }
    }

    @Override
    public synchronized void progress(String arm, double fraction) {
        remaining.progress(arm, fraction);
        Double before = fractions.put(arm, fraction);
        done += fraction - (before == null ? 0 : before);
        bar.stepTo(Math.round(done * STEPS_PER_ARM));
    }

    @Override
    public synchronized void skipped(String arm) {
        remaining.skipped(arm);
        progress(arm, 1);
        ended++;
    }

    /** Prints a line in place of the bar, which is drawn again below it. */
    @Override
    public synchronized void print(String line) {
        console.err().println("\r" + " ".repeat(width) + "\r" + line);
        console.err().flush();
    }

    @Override
    public synchronized void ended(String arm, ArmResult result) {
        if (result.status().isFailure()) {
            print(arm + ": " + result.stopped());
        }
        progress(arm, 1);
        ended++;
        bar.setExtraMessage(String.format(Locale.ROOT, "%d of %d · %s%s", ended, arms, arm, LineProgress.rank(result)));
    }

    /** Returns the width that leaves the last column of the terminal free, so that no line breaks. */
    private static int width() {
        int columns = Integer.getInteger(WIDTH_PROPERTY, 0);
        return Math.min(MAX_WIDTH, (columns > 1 ? columns : USUAL_WIDTH) - 1);
    }

    @Override
    public void close() {
        bar.close();
        console.err().print("\r" + " ".repeat(width) + "\r");
        console.err().flush();
    }

    private void draw(String line) {
        console.err().print("\r" + line);
        console.err().flush();
    }
}
