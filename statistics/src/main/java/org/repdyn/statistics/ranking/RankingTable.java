package org.repdyn.statistics.ranking;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Values of methods by setting, dataset and seed. */
final class RankingTable {

    /**
     * Place of a value.
     *
     * @param level the other settings
     * @param dataset name of the dataset
     * @param seed seed
     */
    private record Cell(String level, String dataset, String seed) {}

    /**
     * Block of the test.
     *
     * @param dataset name of the dataset
     * @param seeds the seeds of the block
     * @param single true if the block is one seed
     */
    record Block(String dataset, Set<String> seeds, boolean single) {

        /** Returns the block as text, such as {@code digits, seed 3}. */
        String text() {
            return single ? dataset + ", seed " + String.join(", ", seeds) : dataset;
        }
    }

    private final Map<String, Map<Cell, Double>> byMethod = new LinkedHashMap<>();
    private final Set<Cell> cells = new LinkedHashSet<>();
    private final Set<String> levels = new LinkedHashSet<>();
    private final Map<String, Set<String>> seedsOf = new LinkedHashMap<>();

    RankingTable(List<MethodValue> values) {
        for (MethodValue value : values) {
            Cell cell = new Cell(value.level(), value.dataset(), value.seed());
            cells.add(cell);
            levels.add(value.level());
            seedsOf.computeIfAbsent(value.dataset(), d -> new LinkedHashSet<>()).add(value.seed());
            Double other = byMethod.computeIfAbsent(value.method(), m -> new LinkedHashMap<>())
                    .putIfAbsent(cell, value.value());
            if (other != null) {
                throw new IllegalArgumentException("two values of " + value.method() + " on " + value.dataset()
                        + " with seed " + value.seed() + "; name the setting in which they differ");
            }
        }
    }

    List<String> methods() {
        return List.copyOf(byMethod.keySet());
    }

    List<String> levels() {
        return List.copyOf(levels);
    }

    Set<String> datasets() {
        return seedsOf.keySet();
    }

    /** Returns the number of places in which some method has a value. */
    int cells() {
        return cells.size();
    }

    /** Returns the number of values of a method. */
    int cellsOf(String method) {
        return of(method).size();
    }

    /**
     * Returns the levels at which all methods have a value on each dataset. If there are none, because a method has no value on a whole
     * dataset, they are those at which all methods have a value on some dataset.
     */
    List<String> commonLevels(List<String> methods) {
        List<String> everywhere = levels.stream()
                .filter(level -> datasets().stream().allMatch(dataset -> hasLevel(methods, level, dataset)))
                .toList();
        return everywhere.isEmpty()
                ? levels.stream()
                        .filter(level -> datasets().stream().anyMatch(dataset -> hasLevel(methods, level, dataset)))
                        .toList()
                : everywhere;
    }

    private boolean hasLevel(List<String> methods, String level, String dataset) {
        return methods.stream().allMatch(method -> of(method).keySet().stream()
                .anyMatch(cell -> cell.level().equals(level) && cell.dataset().equals(dataset)));
    }

    /** Returns the blocks: each seed of each dataset, or each dataset. */
    List<Block> blocks(boolean bySeed) {
        return seedsOf.entrySet().stream()
                .flatMap(dataset -> bySeed
                        ? dataset.getValue().stream().map(seed -> new Block(dataset.getKey(), Set.of(seed), true))
                        : List.of(new Block(dataset.getKey(), dataset.getValue(), false)).stream())
                .toList();
    }

    /**
     * Returns the mean of a method in a block: the mean over the levels of the means over the seeds for which all methods have a
     * value, so that methods are compared over the same runs. It is NaN if a level has no such seed.
     */
    double mean(String method, List<String> methods, List<String> averaged, Block block) {
        double sum = 0;
        for (String level : averaged) {
            OptionalDouble mean = cells(level, block)
                    .filter(cell -> isComplete(methods, cell))
                    .flatMap(cell -> Optional.ofNullable(of(method).get(cell)).stream())
                    .mapToDouble(Double::doubleValue)
                    .average();
            sum += mean.orElse(Double.NaN);
        }
        return sum / averaged.size();
    }

    /**
     * Returns the seeds of a dataset that do not count at some levels, because a method has no value for them, as text, such as
     * {@code digits, seed 3}.
     */
    List<String> incomplete(List<String> methods, List<String> averaged, Block block) {
        return averaged.stream()
                .flatMap(level -> cells(level, block))
                .filter(cell -> !isComplete(methods, cell))
                .map(cell ->
                        (averaged.size() == 1 ? "" : cell.level() + ", ") + cell.dataset() + ", seed " + cell.seed())
                .toList();
    }

    /** Returns the places of a block at a level, one for each seed. */
    private static Stream<Cell> cells(String level, Block block) {
        return block.seeds().stream().map(seed -> new Cell(level, block.dataset(), seed));
    }

    private boolean isComplete(List<String> methods, Cell cell) {
        return methods.stream().allMatch(method -> of(method).containsKey(cell));
    }

    private Map<Cell, Double> of(String method) {
        return byMethod.getOrDefault(method, Map.of());
    }
}
