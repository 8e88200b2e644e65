package org.repdyn.replication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/** Results of a finished run, indexed by arm, observable and component. */
final class RunEvidence implements Evidence {

    private record Key(String arm, String observable, int index) {}

    private final Map<String, ArmResult> results = new LinkedHashMap<>();
    private final Map<Key, List<TrajectoryRow>> rows = new HashMap<>();
    private final Map<String, Settings> settings;
    private final Map<String, String> families;

    /**
     * Creates the index.
     *
     * @param run results of the run
     * @param settings all settings of each arm, defaults included
     * @param families for each arm, the name of the arm in the study, from which a grid may make several
     */
    public RunEvidence(RunResult run, Map<String, Settings> settings, Map<String, String> families) {
        run.arms().forEach(arm -> results.put(arm.name(), arm));
        for (TrajectoryRow row : run.trajectory()) {
            rows.computeIfAbsent(new Key(row.arm(), row.observable(), row.index()), k -> new ArrayList<>())
                    .add(row);
        }
        this.settings = Map.copyOf(settings);
        this.families = Map.copyOf(families);
    }

    @Override
    public List<String> arms() {
        return List.copyOf(results.keySet());
    }

    @Override
    public Optional<ArmResult> result(String arm) {
        return Optional.ofNullable(results.get(arm));
    }

    @Override
    public Optional<Trajectory> trajectory(String arm, String observable, int index) {
        List<TrajectoryRow> found = rows.getOrDefault(new Key(arm, observable, index), List.of());
        return found.size() < 2
                ? Optional.empty()
                : Optional.of(Trajectory.of(
                        found.stream().mapToDouble(TrajectoryRow::t).toArray(),
                        found.stream().mapToDouble(TrajectoryRow::value).toArray()));
    }

    @Override
    public OptionalDouble last(String arm, String observable, int index) {
        List<TrajectoryRow> found = rows.getOrDefault(new Key(arm, observable, index), List.of());
        return found.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(found.get(found.size() - 1).value());
    }

    @Override
    public int size(String arm, String observable) {
        int size = 0;
        while (rows.containsKey(new Key(arm, observable, size))) {
            size++;
        }
        return size;
    }

    @Override
    public String family(String arm) {
        return families.getOrDefault(arm, arm);
    }

    @Override
    public Optional<String> setting(String arm, String path) {
        String[] parts = path.split("\\.", -1);
        Optional<ConfigValue> value = StudyKey.of(parts[0])
                .flatMap(axis -> Optional.ofNullable(settings.get(arm)).flatMap(s -> s.get(axis)));
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            value = value.filter(Mapping.class::isInstance)
                    .flatMap(v -> Optional.ofNullable(((Mapping) v).entries().get(part)));
        }
        return value.filter(Scalar.class::isInstance).map(v -> ((Scalar) v).text());
    }
}
