package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.result.FactorValue;

/** Division of many curves among panels: one panel for each value of a factor. */
final class SmallMultiples {

    private SmallMultiples() {}

    /**
     * A panel.
     *
     * @param title value of the factor
     * @param curves its curves, named by their other factors
     */
    record Part(String title, List<SeedCurve> curves) {}

    /**
     * Division of curves.
     *
     * @param factor path of the factor
     * @param parts the panels, in the order of the curves
     * @param names all names of curves, in the order of the curves
     */
    record Division(String factor, List<Part> parts, List<String> names) {}

    /**
     * Returns a division by the factor that gives the fewest panels with at most {@code most} curves each, or if there is none, the
     * fewest curves in the largest panel; empty if no factor has between 2 and {@code most} values.
     *
     * @param paths paths of the factors, in the order in which ties are decided
     * @param allowed factors by which curves may be divided
     */
    static Optional<Division> of(List<SeedCurve> curves, List<String> paths, Set<String> allowed, int most) {
        Comparator<Map<String, List<SeedCurve>>> better = Comparator.comparing(
                        (Map<String, List<SeedCurve>> parts) -> Math.max(most, largest(parts)))
                .thenComparing(Map::size);
        Optional<String> best = Optional.empty();
        Optional<Map<String, List<SeedCurve>>> division = Optional.empty();
        for (String path : paths) {
            if (!allowed.contains(path)) {
                continue;
            }
            Map<String, List<SeedCurve>> parts = parts(curves, path);
            if (parts.size() > 1
                    && parts.size() <= most
                    && division.map(other -> better.compare(parts, other) < 0).orElse(true)) {
                best = Optional.of(path);
                division = Optional.of(parts);
            }
        }
        if (best.isEmpty() || division.isEmpty()) {
            return Optional.empty();
        }
        String factor = best.get();
        List<String> others = splitting(curves, factor, paths);
        List<Part> parts = new ArrayList<>();
        division.get()
                .forEach((value, some) -> parts.add(new Part(
                        shortened(factor) + " " + (value.isEmpty() ? Numbers.NONE : value), renamed(some, others))));
        List<String> names = parts.stream()
                .flatMap(part -> part.curves().stream())
                .map(SeedCurve::name)
                .distinct()
                .toList();
        return Optional.of(new Division(factor, List.copyOf(parts), names));
    }

    private static int largest(Map<String, List<SeedCurve>> parts) {
        return parts.values().stream().mapToInt(List::size).max().orElse(0);
    }

    private static Map<String, List<SeedCurve>> parts(List<SeedCurve> curves, String path) {
        Map<String, List<SeedCurve>> parts = new LinkedHashMap<>();
        curves.forEach(curve -> parts.computeIfAbsent(text(curve, path), value -> new ArrayList<>())
                .add(curve));
        return parts;
    }

    /**
     * Returns the factors that are needed to tell the curves of one panel apart. A factor whose value follows from the factors before it,
     * such as an option that only one of the losses has, is left out.
     */
    private static List<String> splitting(List<SeedCurve> curves, String factor, List<String> paths) {
        List<String> kept = new ArrayList<>(List.of(factor));
        for (String path : paths) {
            List<String> with = new ArrayList<>(kept);
            with.add(path);
            if (distinct(curves, with) > distinct(curves, kept)) {
                kept.add(path);
            }
        }
        return kept.subList(1, kept.size());
    }

    private static long distinct(List<SeedCurve> curves, List<String> paths) {
        return curves.stream().map(curve -> name(curve, paths)).distinct().count();
    }

    /** Returns curves named by their factors, or under their own names if several would have one name. */
    private static List<SeedCurve> renamed(List<SeedCurve> curves, List<String> paths) {
        Set<String> names = new HashSet<>();
        boolean unique = curves.stream().map(curve -> name(curve, paths)).allMatch(n -> !n.isEmpty() && names.add(n));
        return unique
                ? curves.stream()
                        .map(curve -> curve.renamed(name(curve, paths)))
                        .toList()
                : curves;
    }

    private static String name(SeedCurve curve, List<String> paths) {
        Set<String> parts = new LinkedHashSet<>();
        for (String path : paths) {
            Optional.ofNullable(curve.factors().get(path))
                    .ifPresent(value -> parts.add(
                            value instanceof FactorValue.Numeric
                                    ? shortened(path) + " " + value.text()
                                    : value.text()));
        }
        return String.join(", ", parts);
    }

    private static String text(SeedCurve curve, String path) {
        return Optional.ofNullable(curve.factors().get(path))
                .map(FactorValue::text)
                .orElse("");
    }

    /** Returns the last part of a path. */
    private static String shortened(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
