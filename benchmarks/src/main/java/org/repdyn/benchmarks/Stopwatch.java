package org.repdyn.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Repeated measurements of one piece of work: its CPU time on all threads of the process, which includes the compiler and the
 * garbage collector, and its wall time. Means are those of the second half of the repeats, when the compiler is done.
 */
final class Stopwatch {

    private final List<Long> cpu = new ArrayList<>();
    private final List<Long> wall = new ArrayList<>();

    /** Runs the work at least {@code repeats} times and until {@code seconds} of wall time have passed. */
    void measure(Runnable work, int repeats, double seconds) {
        long start = System.nanoTime();
        lap();
        while (wall.size() <= repeats || System.nanoTime() - start < seconds * 1e9) {
            work.run();
            lap();
        }
    }

    /** Ends a repeat and begins the next one; the first call begins the first. */
    void lap() {
        wall.add(System.nanoTime());
        cpu.add(cpuNanos());
    }

    /** Returns the members {@code cpu}, {@code wall} and {@code peak} (resident set in kB) of a JSON object. */
    String json() throws IOException {
        return String.format(
                Locale.ROOT, "\"cpu\": %.9f, \"wall\": %.9f, \"peak\": %s", warmMean(cpu), warmMean(wall), peak());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Returns the mean of the second half of the repeats in seconds; the clock of CPU time is too coarse for a median. */
    private static double warmMean(List<Long> clock) {
        int last = clock.size() - 1;
        int half = last / 2;
        return (clock.get(last) - clock.get(half)) / 1e9 / (last - half);
    }

    /** Returns the largest resident set of the process in kB; 0 on systems without /proc. */
    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "0";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0");
    }
}
