package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.StudyKey;

/** Reader of a grid. The paths of its settings are checked when the grid is expanded. */
final class GridReader {

    /** Key of the combinations that are left out. */
    static final String EXCLUDE = "exclude";

    /** Key of the settings that vary together. */
    static final String ZIP = "zip";

    /** Key of the choice to leave out combinations that are not valid. */
    static final String SKIP_INVALID = "skip-invalid";

    private final StudyReader reader;
    private final Problems problems;

    GridReader(StudyReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    ParameterGrid read(ConfigValue value, String at) {
        if (!(value instanceof Mapping map)) {
            problems.add(
                    value.location(),
                    at + " is a map from settings to their values, such as " + at
                            + ": {encoder.width: [64, 256], seed: [1, 2, 3]}");
            return ParameterGrid.NONE;
        }
        Map<String, ConfigValue> rest = new LinkedHashMap<>(map.entries());
        Optional<ConfigValue> zip = Optional.ofNullable(rest.remove(ZIP));
        Optional<ConfigValue> exclude = Optional.ofNullable(rest.remove(EXCLUDE));
        boolean skipInvalid = Optional.ofNullable(rest.remove(SKIP_INVALID))
                .map(given -> isTrue(given, at + "." + SKIP_INVALID))
                .orElse(false);
        Map<String, List<Scalar>> values = lists(rest, at);
        List<Map<String, List<Scalar>>> zipped = new ArrayList<>();
        List<ConfigValue> together = zip.map(GridReader::items).orElse(List.of());
        together.forEach(item -> zipped(item, at + "." + ZIP).ifPresent(zipped::add));
        ParameterGrid grid = new ParameterGrid(values, zipped, List.of(), skipInvalid);
        Set<String> seen = new HashSet<>(values.keySet());
        zipped.forEach(lists -> lists.keySet().stream()
                .filter(path -> !seen.add(path))
                .forEach(
                        path -> problems.add(value.location(), at + " sets " + path + " twice. Give its values once")));
        List<Map<String, Scalar>> excluded = new ArrayList<>();
        // Combinations cannot be checked against a grid without the lists that were refused.
        if (zipped.size() == together.size()) {
            exclude.ifPresent(given -> items(given)
                    .forEach(item -> excluded(item, at + "." + EXCLUDE, grid).ifPresent(excluded::add)));
        }
        return new ParameterGrid(values, zipped, excluded, skipInvalid);
    }

    private boolean isTrue(ConfigValue value, String at) {
        String text = StudyYaml.inline(value);
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(value.location(), at + " is '" + text + "'. Allowed: true or false");
        }
        return text.equals("true");
    }

    private static List<ConfigValue> items(ConfigValue value) {
        return value instanceof Sequence list ? list.items() : List.of(value);
    }

    private Map<String, List<Scalar>> lists(Map<String, ConfigValue> entries, String at) {
        Map<String, List<Scalar>> values = new LinkedHashMap<>();
        entries.forEach((path, given) -> {
            String key = SettingPath.parts(path).get(0);
            if (StudyKey.of(key).isEmpty()) {
                problems.add(given.location(), StudyReader.unknown(at + "." + path, key, StudyKey.keys()));
            } else {
                reader.gridValues(given, at + "." + path).ifPresent(list -> values.put(path, list));
            }
        });
        return values;
    }

    private Optional<Map<String, List<Scalar>>> zipped(ConfigValue item, String at) {
        Map<String, List<Scalar>> lists =
                item instanceof Mapping map ? lists(map.entries(), at) : Map.<String, List<Scalar>>of();
        if (lists.values().stream().map(List::size).distinct().count() > 1) {
            problems.add(
                    item.location(),
                    at + " has lists of different lengths: "
                            + lists.entrySet().stream()
                                    .map(list -> list.getValue().size() + " of " + list.getKey())
                                    .collect(Collectors.joining(", "))
                            + ". Give each setting the same number of values");
            return Optional.empty();
        }
        boolean empty = !(item instanceof Mapping map) || map.entries().isEmpty();
        if (empty) {
            problems.add(
                    item.location(),
                    at + " is a map, or a list of maps, from settings to lists of the same length, such as " + at
                            + ": {encoder.width: [64, 256], time.end: [10, 20]}");
        }
        return lists.isEmpty() ? Optional.empty() : Optional.of(lists);
    }

    /** Reads a combination; each of its values must be one of the grid. */
    private Optional<Map<String, Scalar>> excluded(ConfigValue item, String at, ParameterGrid grid) {
        if (!(item instanceof Mapping map) || map.entries().isEmpty()) {
            problems.add(
                    item.location(),
                    at + " is a list of combinations of values of the grid, such as " + at
                            + ": [{encoder.width: 64, seed: 1}]");
            return Optional.empty();
        }
        Map<String, Scalar> combination = new LinkedHashMap<>();
        Map<String, Scalar> ofGrid = new LinkedHashMap<>(); // without seeds, which may be given outside the grid
        for (Map.Entry<String, ConfigValue> entry : map.entries().entrySet()) {
            String path = entry.getKey();
            List<Scalar> known =
                    grid.together(path).getOrDefault(path, grid.values().getOrDefault(path, List.of()));
            boolean seed = path.equals(StudyKey.SEED.key()) || path.startsWith(StudyKey.SEED.key() + ".");
            if (seed
                    && !(entry.getValue() instanceof Scalar number
                            && Decimals.readWhole(number.text()).isPresent())) {
                problems.add(
                        entry.getValue().location(),
                        at + ": " + path + ": " + StudyYaml.inline(entry.getValue())
                                + " is not one whole number. Write one entry for each seed");
                return Optional.empty();
            }
            if (entry.getValue() instanceof Scalar scalar && (seed || grid.holds(Map.of(path, scalar)))) {
                combination.put(path, scalar);
                if (!seed) {
                    ofGrid.put(path, scalar);
                }
            } else {
                problems.add(
                        entry.getValue().location(),
                        at + ": " + path + ": " + StudyYaml.inline(entry.getValue()) + " is not in the grid. "
                                + known(path, known, grid));
                return Optional.empty();
            }
        }
        if (!grid.holds(ofGrid)) {
            problems.add(
                    item.location(),
                    at + ": " + StudyYaml.inline(item) + " leaves out no combination, because values of " + ZIP
                            + " are taken together. Name values that stand at the same place of their lists");
            return Optional.empty();
        }
        return Optional.of(combination);
    }

    private static String known(String path, List<Scalar> values, ParameterGrid grid) {
        if (!values.isEmpty()) {
            return "Values of " + path + ": "
                    + String.join(", ", values.stream().map(Scalar::text).toList());
        }
        return grid.isEmpty()
                ? "The grid has no other settings"
                : "Settings of the grid: " + String.join(", ", grid.paths());
    }
}
