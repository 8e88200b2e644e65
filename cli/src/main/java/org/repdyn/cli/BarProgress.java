package org.repdyn.cli;

import java.util.Map;
import java.util.TreeMap;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.repdyn.core.result.ArmResult;

/** One bar for all arms, with the time that is left. */
final class BarProgress implements Progress {

    private static final int STEPS_AN_ARM = 1000;
    private static final int REDRAW_MILLISECONDS = 200;
    private static final int WIDEST = 100;

    private final Console console;
    private final ProgressBar bar;
    private final Map<String, Double> fractions = new TreeMap<>();

    BarProgress(Console console, String task, int arms) {
        this.console = console;
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax((long) arms * STEPS_AN_ARM)
                .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDEST))
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
        bar.stepTo(Math.round(done * STEPS_AN_ARM));
    }

    @Override
    public void ended(String arm, ArmResult result) {
        progress(arm, 1);
    }

    @Override
    public void close() {
        bar.close();
        console.err().print("\r" + " ".repeat(WIDEST) + "\r");
        console.err().flush();
    }

    private void draw(String line) {
        console.err().print("\r" + line);
        console.err().flush();
    }
}
