package org.repdyn.cli.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Estimate of the time until all arms of a task have ended. An arm that runs is expected to go on at its recent pace, and an arm that has
 * not begun to take as long as the average of the ended arms and of those that run now. Between two reports of an arm the estimate falls
 * with the clock; an arm that should have ended, or that has not reported progress, gives none. Thread-safe.
 */
final class RemainingTime {

    /** Above this number of seconds, a year, an estimate is not useful. */
    static final double MAX_SECONDS = 365.0 * 24 * 3600;

    /** Shortest time over which the pace of an arm is measured, in seconds; single steps may take much longer than others. */
    private static final double MIN_WINDOW = 5;

    /** Share of the time of an arm over which its pace is measured, so that reports that are far apart are counted too. */
    private static final double WINDOW_SHARE = 0.25;

    /** Number of reports in a window of time; more make the pace no more exact. */
    private static final int REPORTS_IN_WINDOW = 20;

    /** Share of the work of an arm from which its pace is used; what is done once at the begin of an arm says little about it. */
    private static final double MIN_FRACTION = 0.01;

    /** Seconds of an arm from which its pace is used although less than {@link #MIN_FRACTION} is done. */
    private static final double MAX_SILENCE = 60;

    private final LongSupplier clock;
    private final long created;
    private final Map<String, RunningArm> running = new HashMap<>();
    private final Set<String> finished = new HashSet<>();
    private int unfinished;
    private int atOnce = 1;
    private int ended;
    private double secondsOfEnded;

    /**
     * Creates an estimate.
     *
     * @param arms number of arms of the task
     * @param clock time in nanoseconds
     */
    RemainingTime(int arms, LongSupplier clock) {
        this.clock = clock;
        this.created = clock.getAsLong();
        this.unfinished = arms;
    }

    /**
     * A report of an arm.
     *
     * @param seconds time since the arm began
     * @param fraction share of its work that is done
     */
    private record Report(double seconds, double fraction) {}

    /** An arm that runs, with its reports of a recent window of time. */
    private static final class RunningArm {

        private final long start;
        private final Deque<Report> reports = new ArrayDeque<>();

        RunningArm(long start) {
            this.start = start;
            reports.add(new Report(0, 0));
        }

        double seconds(long now) {
            return (now - start) / (double) TimeUnit.SECONDS.toNanos(1);
        }

        void report(double seconds, double fraction) {
            double window = Math.max(MIN_WINDOW, WINDOW_SHARE * seconds);
            Report last = reports.removeLast();
            // The last report is replaced if it is close to the one before.
            if (reports.isEmpty() || last.seconds() - reports.getLast().seconds() >= window / REPORTS_IN_WINDOW) {
                reports.addLast(last);
            }
            reports.addLast(new Report(seconds, fraction));
            Report first = reports.removeFirst();
            while (reports.getFirst().seconds() <= seconds - window) {
                first = reports.removeFirst();
            }
            reports.addFirst(first);
        }

        /** Returns the time from now to the end at the recent pace; not a number without a pace, negative after that time. */
        double remaining(long now) {
            Report first = reports.getFirst();
            Report last = reports.getLast();
            double pace = (last.fraction() - first.fraction()) / (last.seconds() - first.seconds());
            boolean early = last.fraction() < MIN_FRACTION && last.seconds() < MAX_SILENCE;
            return !early && pace > 0 && pace < Double.POSITIVE_INFINITY
                    ? last.seconds() + (1 - last.fraction()) / pace - seconds(now)
                    : Double.NaN;
        }
    }

    /** Notes the begin of an arm. */
    synchronized void started(String arm) {
        begin(arm, clock.getAsLong());
    }

    /** Notes the share of the work of an arm that is done; an arm that did not report its begin began with the task. */
    synchronized void progress(String arm, double fraction) {
        if (fraction >= 1) {
            ended(arm);
        }
        if (finished.contains(arm)) {
            return;
        }
        RunningArm begun = running.get(arm);
        RunningArm reporting = begun == null ? begin(arm, created) : begun;
        reporting.report(reporting.seconds(clock.getAsLong()), fraction);
    }

    private RunningArm begin(String arm, long start) {
        RunningArm begun = new RunningArm(start);
        running.put(arm, begun);
        atOnce = Math.max(atOnce, running.size());
        return begun;
    }

    /** Notes the end of an arm that was run. */
    synchronized void ended(String arm) {
        if (!finished.add(arm)) {
            return;
        }
        RunningArm before = running.remove(arm);
        unfinished--;
        ended++;
        secondsOfEnded += before == null ? 0 : before.seconds(clock.getAsLong());
    }

    /** Notes an arm that need not be run; it takes no time and says nothing about the others. */
    synchronized void skipped(String arm) {
        if (finished.add(arm)) {
            running.remove(arm);
            unfinished--;
        }
    }

    /** Returns the remaining seconds of an arm that runs; empty if nothing useful is known. */
    synchronized OptionalDouble seconds(String arm) {
        RunningArm one = running.get(arm);
        return useful(one == null ? Double.NaN : one.remaining(clock.getAsLong()));
    }

    /** Returns the remaining seconds of all arms; empty if nothing useful is known. */
    synchronized OptionalDouble seconds() {
        long now = clock.getAsLong();
        double known = secondsOfEnded;
        int ofKnown = ended;
        for (RunningArm arm : running.values()) {
            double left = arm.remaining(now);
            if (left >= 0) {
                known += arm.seconds(now) + left;
                ofKnown++;
            }
        }
        double usual = known / ofKnown;
        double longest = 0;
        double sum = Math.max(0, unfinished - running.size()) * usual;
        for (RunningArm arm : running.values()) {
            double atPace = arm.remaining(now);
            double left = Double.isNaN(atPace) ? usual - arm.seconds(now) : atPace;
            if (!(left >= 0)) {
                return OptionalDouble.empty();
            }
            longest = Math.max(longest, left);
            sum += left;
        }
        return useful(Math.max(longest, sum / atOnce));
    }

    private static OptionalDouble useful(double seconds) {
        return seconds >= 0 && seconds <= MAX_SECONDS ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }
}
