package org.repdyn.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.figure.Curve;
import org.repdyn.paper.figure.FigureData;
import org.repdyn.paper.figure.FigureFormat;
import org.repdyn.paper.figure.FigureStyle;
import org.repdyn.paper.figure.Figures;

/**
 * Growth of the CPU time and the allocated memory of the main paths: a table of fitted exponents beside those of the algorithms, and two figures.
 * Exponents are slopes over the three largest sizes, in logarithms.
 *
 * <p>Arguments: directory for the figures; seconds of CPU time for each size.
 */
public final class CostGrowth {

    /** Number of largest sizes over which slopes are fitted: at small ones, terms of lower order show. */
    private static final int FITTED = 3;

    /** Excess over the exponent of the algorithm that is still its growth: matrices leave a cache on the way, which costs up to 1.4 times over a factor of four. */
    private static final double TOLERATED = 0.25;

    private static final int LEAST_LAPS = 4;

    /** Least CPU seconds of a lap; the clock has ticks of 0.01 s on some systems. */
    private static final double LEAST_LAP = 0.2;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private CostGrowth() {}

    /** Cost of one run of a path at one size. */
    private record Cost(int size, double seconds, double bytes) {}

    /** Runs the measurement; the arguments are described at the class. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        System.out.println(
                "| path | by | sizes | CPU ms at the largest | exponent: algorithm | time | exceeds it | MB at the largest | exponent: memory |");
        System.out.println("|---|---|---|---:|---|---:|---|---:|---:|");
        boolean held = measure(GrowthPaths.bySamples(), "samples n", directory.resolve("growth-samples.svg"), seconds);
        held &= measure(GrowthPaths.byOthers(), "variable", directory.resolve("growth-others.svg"), seconds);
        System.out.println(
                held
                        ? "\nNo path grows faster than its algorithm."
                        : "\nSome paths grow faster than their algorithms.");
        System.exit(held ? 0 : 1);
    }

    private static boolean measure(List<GrowthPath> paths, String label, Path figure, double seconds)
            throws IOException {
        boolean held = true;
        List<Curve> curves = new ArrayList<>();
        for (GrowthPath path : paths) {
            List<Cost> costs = new ArrayList<>();
            for (int size : path.sizes()) {
                costs.add(cost(size, path.work().apply(size), seconds));
            }
            Cost last = costs.get(costs.size() - 1);
            double time = exponent(costs, true);
            boolean exceeds = time > path.expected() + TOLERATED;
            held &= !exceeds;
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d … %,d | %.3g | %.0f, %s | %.2f | %s | %.3g | %s |",
                    path.name(),
                    path.variable(),
                    costs.get(0).size(),
                    last.size(),
                    1e3 * last.seconds(),
                    path.expected(),
                    path.reason(),
                    time,
                    exceeds ? "YES" : "no",
                    last.bytes() / 1e6,
                    costs.get(0).bytes() > 0 ? String.format(Locale.ROOT, "%.2f", exponent(costs, false)) : "–"));
            curves.add(curve(path, costs));
            curves.add(line(path, costs));
        }
        FigureStyle one = FigureStyle.ONE_COLUMN;
        FigureStyle style =
                new FigureStyle(2 * one.width(), Optional.empty(), one.fontSize(), true, Optional.of(true), one.dpi());
        FigureData data =
                new FigureData(label, "CPU time over that at the smallest size", List.of(), true, curves, List.of());
        Files.write(figure, Figures.draw(data, style, FigureFormat.SVG));
        return held;
    }

    private static Cost cost(int size, Runnable work, double least) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        int repeats = 1;
        double seconds = seconds(work, repeats);
        while (seconds < LEAST_LAP) {
            repeats *= 2;
            seconds = seconds(work, repeats);
        }
        List<Double> laps = new ArrayList<>();
        for (double total = 0; laps.size() < LEAST_LAPS || total < least; total += seconds) {
            seconds = seconds(work, repeats);
            laps.add(seconds / repeats);
        }
        // The best of the second half, in which the compiler is done: another program on the machine makes a lap
        // longer, never shorter.
        double best = laps.subList(laps.size() / 2, laps.size()).stream()
                .min(Double::compare)
                .orElseThrow();
        return new Cost(size, best, bytes);
    }

    /** Returns the CPU time of all threads of this process during some runs. */
    private static double seconds(Runnable work, int repeats) {
        long began = SYSTEM.getProcessCpuTime();
        for (int i = 0; i < repeats; i++) {
            work.run();
        }
        return (SYSTEM.getProcessCpuTime() - began) / 1e9;
    }

    private static double exponent(List<Cost> costs, boolean time) {
        SimpleRegression line = new SimpleRegression();
        costs.subList(costs.size() - FITTED, costs.size())
                .forEach(cost -> line.addData(
                        Math.log(cost.size()), Math.log(time ? cost.seconds() : Math.max(1, cost.bytes()))));
        return line.getSlope();
    }

    private static Curve curve(GrowthPath path, List<Cost> costs) {
        double first = costs.get(0).seconds();
        return new Curve(
                path.name() + ", " + path.variable(),
                false,
                costs.stream()
                        .map(cost -> point(cost.size(), cost.seconds() / first))
                        .toList());
    }

    /** Returns the line of the exponent of the algorithm through the largest size. */
    private static Curve line(GrowthPath path, List<Cost> costs) {
        Cost last = costs.get(costs.size() - 1);
        double first = costs.get(0).seconds();
        return new Curve(
                path.name() + ", " + path.variable(),
                true,
                costs.stream()
                        .map(cost -> point(
                                cost.size(),
                                last.seconds() / first * Math.pow((double) cost.size() / last.size(), path.expected())))
                        .toList());
    }

    private static Curve.Point point(double x, double y) {
        return new Curve.Point(x, new SeedMean(1, y, Optional.empty(), Optional.of("one measurement")));
    }
}
