package org.repdyn.cli;

import java.util.Map;
import java.util.TreeMap;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.repdyn.core.result.ArmResult;

/** Progress bar for a terminal: one bar for all arms, with an estimate of the remaining time. */
final class BarProgress implements Progress {

    /** Steps of the bar for one arm; a step is a thousandth of its work. */
    private static final int STEPS_PER_ARM = 1000;

    private static final int REDRAW_MILLISECONDS = 200;

    /** Width of the bar in characters, with its text. */
    private static final int WIDTH = 100;

    private final Console console;
    private final ProgressBar bar;
    private final Map<String, Double> fractions = new TreeMap<>();

    BarProgress(Console console, String task, int arms) {
        this.console = console;
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax((long) arms * STEPS_PER_ARM)
                .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void started(String arm) {
        progress(arm, 0);
    }

    @Override
    public synchronized void progress(String arm, double fraction) {
        fractions.put(arm, fraction);
        double done =
                fractions.values().stream().mapToDouble(Double::doubleValue).sum();
        bar.stepTo(Math.round(done * STEPS_PER_ARM));
    }

    @Override
    public void ended(String arm, ArmResult result) {
        progress(arm, 1);
    }

    @Override
    public void close() {
        bar.close();
        console.err().print("\r" + " ".repeat(WIDTH) + "\r");
        console.err().flush();
    }

    private void draw(String line) {
        console.err().print("\r" + line);
        console.err().flush();
    }
}
