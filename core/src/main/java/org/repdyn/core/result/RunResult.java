package org.repdyn.core.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.problem.NameList;

/**
 * Result of a comparison.
 *
 * @param run identifier of the run, a valid file name
 * @param title title of the study
 * @param summary outcome in one or two sentences
 * @param columns columns of the comparison, in the order of the study
 * @param arms results of the arms, in the order of the study
 * @param trajectory trajectories of all arms, in long format
 * @param points final embeddings, projected to the plane
 * @param configuration the full resolved study as YAML; a run of it reproduces every number
 * @param provenance versions, plugins, backend, seed, data checksums and machine, as nested maps, lists and text
 * @param origins arms that were found in the store, and arms without a result
 * @param classes names of the classes 0, 1, … of the labels, by name of the arm; without arms whose labels have no names
 * @param factors group, seed and factors by name of the arm; without arms that belong to no study
 * @param statistics statistics over the seeds
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunResult(
        String run,
        String title,
        String summary,
        List<Column> columns,
        List<ArmResult> arms,
        List<TrajectoryRow> trajectory,
        List<EmbeddingPoint> points,
        String configuration,
        Map<String, Object> provenance,
        ArmOrigins origins,
        Map<String, List<String>> classes,
        Map<String, ArmFactors> factors,
        SeedStatistics statistics) {

    /** Number of missing arms that a clause names. */
    private static final int MAX_MISSING_SHOWN = 3;

    public RunResult {
        Objects.requireNonNull(run, "the argument 'run' is null");
        Objects.requireNonNull(title, "the argument 'title' is null");
        Objects.requireNonNull(summary, "the argument 'summary' is null");
        Objects.requireNonNull(columns, "the argument 'columns' is null");
        Objects.requireNonNull(arms, "the argument 'arms' is null");
        Objects.requireNonNull(trajectory, "the argument 'trajectory' is null");
        Objects.requireNonNull(points, "the argument 'points' is null");
        Objects.requireNonNull(configuration, "the argument 'configuration' is null");
        Objects.requireNonNull(provenance, "the argument 'provenance' is null");
        Objects.requireNonNull(origins, "the argument 'origins' is null");
        Objects.requireNonNull(classes, "the argument 'classes' is null");
        Objects.requireNonNull(factors, "the argument 'factors' is null");
        Objects.requireNonNull(statistics, "the argument 'statistics' is null");
        columns = List.copyOf(columns);
        arms = List.copyOf(arms);
        trajectory = ResultFile.unchanging(trajectory);
        points = ResultFile.unchanging(points);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        classes = classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, arm -> List.copyOf(arm.getValue())));
        factors = Map.copyOf(factors);
    }

    /**
     * Creates a builder of the result of a run without arms, columns, trajectories, points, statistics and provenance.
     *
     * @param run identifier of the run, a valid file name
     * @param title title of the study
     */
    public static Builder builder(String run, String title) {
        return new Builder(run, title);
    }

    /** Creates a builder of a result that begins with the components of this one. */
    public Builder toBuilder() {
        return new Builder(run, title)
                .summary(summary)
                .columns(columns)
                .arms(arms)
                .trajectory(trajectory)
                .points(points)
                .configuration(configuration)
                .provenance(provenance)
                .origins(origins)
                .classes(classes)
                .factors(factors)
                .statistics(statistics);
    }

    /** Returns this result with statistics over the seeds, whose findings replace the summary if there are any. */
    public RunResult with(SeedStatistics other) {
        String outcome = other.findings().isEmpty() ? summary : String.join(" ", other.findings());
        return toBuilder().summary(outcome).statistics(other).build();
    }

    /** Returns this result with further entries at the end of its provenance. */
    public RunResult withProvenance(Map<String, Object> further) {
        Map<String, Object> all = new LinkedHashMap<>(provenance);
        all.putAll(further);
        return toBuilder().provenance(all).build();
    }

    /** Returns this result with another trajectory. */
    public RunResult withTrajectory(List<TrajectoryRow> other) {
        return toBuilder().trajectory(other).build();
    }

    /** Returns this result with other embeddings. */
    public RunResult withPoints(List<EmbeddingPoint> other) {
        return toBuilder().points(other).build();
    }

    /** Returns this result with some of its arms, in the order of this result; the statistics stay those of all arms. */
    public RunResult only(Set<String> names) {
        return toBuilder()
                .arms(arms.stream().filter(arm -> names.contains(arm.name())).toList())
                .trajectory(ResultFile.ofArms(trajectory, TrajectoryRow::arm, names))
                .points(ResultFile.ofArms(points, EmbeddingPoint::arm, names))
                .build();
    }

    /**
     * Returns the factors of an arm; an arm without factors is a group by itself, with the seed 0.
     *
     * @param arm name of the arm
     */
    public ArmFactors factors(String arm) {
        return factors.getOrDefault(arm, new ArmFactors(arm, 0, Map.of()));
    }

    /** Returns the paths of all factors, in the order in which the arms have them. */
    public List<String> factorPaths() {
        Set<String> paths = new LinkedHashSet<>();
        arms.forEach(arm -> paths.addAll(factors(arm.name()).values().keySet()));
        return List.copyOf(paths);
    }

    /**
     * Returns the groups of arms that differ in the seed alone, in the order of their first arms.
     *
     * @throws IllegalStateException if two arms of a group have the same seed
     */
    public List<ArmGroup> groups() {
        Map<String, TreeMap<Long, ArmResult>> bySeed = new LinkedHashMap<>();
        for (ArmResult arm : arms) {
            ArmFactors own = factors(arm.name());
            ArmResult other = bySeed.computeIfAbsent(own.group(), group -> new TreeMap<>())
                    .putIfAbsent(own.seed(), arm);
            if (other != null) {
                throw new IllegalStateException("the arms '" + other.name() + "' and '" + arm.name()
                        + "' of the group '" + own.group() + "' have the same seed " + own.seed());
            }
        }
        List<ArmGroup> groups = new ArrayList<>();
        bySeed.forEach((name, same) -> groups.add(new ArmGroup(
                name,
                factors(Objects.requireNonNull(same.get(same.firstKey())).name())
                        .values(),
                same)));
        return List.copyOf(groups);
    }

    /**
     * Performs an action for each row of an observable, in the order of the trajectory. Other rows are not read if the
     * trajectory is in a file.
     */
    public void forEachRow(String observable, Consumer<TrajectoryRow> action) {
        ResultFile.forEachRow(trajectory, observable, action);
    }

    /** Returns the names of all observables of the trajectory, sorted. */
    public SortedSet<String> observables() {
        SortedSet<String> names = new TreeSet<>();
        ResultFile.observables(trajectory, names);
        return names;
    }

    /** Returns a sentence that names the smallest and the largest budget, if arms with different budgets are compared. */
    public Optional<String> unequalBudgets() {
        return UnequalBudgets.notice(arms);
    }

    /** Returns a sentence that names the options of observables that differ among the arms of a column, whose numbers do not compare. */
    public Optional<String> unequalMeasurements() {
        List<String> columns = measuredColumns().stream()
                .flatMap(
                        column -> ColumnProtocol.unequal(this, column.observable())
                                .map(options -> column.label() + " with " + options)
                                .stream())
                .toList();
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("Unequal measurements: " + String.join(". ", columns)
                        + ". Measure with the same options in all arms to compare the numbers.");
    }

    /** Returns true if an arm failed or was refused. */
    public boolean failed() {
        return arms.stream().anyMatch(arm -> arm.status().isFailure());
    }

    /** Returns true if arms are missing because the run was stopped, by the user or at the first failure. */
    public boolean cancelled() {
        return !origins.missing().isEmpty();
    }

    /** Returns a clause with the number and the first names of the arms that are missing; empty if none is. */
    public Optional<String> incomplete() {
        List<String> missing = origins.missing();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.size() + " of " + (missing.size() + arms.size())
                        + (missing.size() == 1 ? " arms has" : " arms have")
                        + " no result, because a run was stopped: "
                        + NameList.of(missing, MAX_MISSING_SHOWN));
    }

    /** Returns the reason for each arm that stopped although its solution continues, by name of the arm. */
    public Map<String, String> cutShort() {
        Map<String, String> reasons = new LinkedHashMap<>();
        arms.stream()
                .filter(arm -> arm.status().isFailure() || arm.status() == ArmStatus.STALLED)
                .forEach(arm -> reasons.put(arm.name(), arm.stopped()));
        return Collections.unmodifiableMap(reasons);
    }

    /** Returns the name of the class of a sample; empty if the sample has no label or the label no name. */
    public Optional<String> className(EmbeddingPoint point) {
        List<String> names = classes.getOrDefault(point.arm(), List.of());
        return point.label().stream()
                .filter(label -> label >= 0 && label < names.size())
                .mapToObj(names::get)
                .findFirst();
    }

    /** Returns the columns that have a value for at least one arm: those that a table shows. */
    public List<Column> measuredColumns() {
        return columns.stream()
                .filter(column -> arms.stream()
                        .anyMatch(arm -> arm.column(column.observable()).isPresent()))
                .toList();
    }

    /** Builder of a result, whose components are named as those of the record. */
    public static final class Builder {

        private final String run;
        private String title;
        private String summary = "";
        private List<Column> columns = List.of();
        private List<ArmResult> arms = List.of();
        private List<TrajectoryRow> trajectory = List.of();
        private List<EmbeddingPoint> points = List.of();
        private String configuration = "";
        private Map<String, Object> provenance = Map.of();
        private ArmOrigins origins = ArmOrigins.NONE;
        private Map<String, List<String>> classes = Map.of();
        private Map<String, ArmFactors> factors = Map.of();
        private SeedStatistics statistics = SeedStatistics.NONE;

        private Builder(String run, String title) {
            this.run = run;
            this.title = title;
        }

        /** Sets the title of the study. */
        public Builder title(String value) {
            this.title = value;
            return this;
        }

        /** Sets the outcome in one or two sentences. */
        public Builder summary(String value) {
            this.summary = value;
            return this;
        }

        /** Sets the columns of the comparison, in the order of the study. */
        public Builder columns(List<Column> value) {
            this.columns = value;
            return this;
        }

        /** Sets the results of the arms, in the order of the study. */
        public Builder arms(List<ArmResult> value) {
            this.arms = value;
            return this;
        }

        /** Sets the trajectories of all arms, in long format. */
        public Builder trajectory(List<TrajectoryRow> value) {
            this.trajectory = value;
            return this;
        }

        /** Sets the final embeddings, projected to the plane. */
        public Builder points(List<EmbeddingPoint> value) {
            this.points = value;
            return this;
        }

        /** Sets the full resolved study as YAML. */
        public Builder configuration(String value) {
            this.configuration = value;
            return this;
        }

        /** Sets the versions, plugins, backend, seed, data checksums and machine. */
        public Builder provenance(Map<String, Object> value) {
            this.provenance = value;
            return this;
        }

        /** Sets the arms that were found in the store, and arms without a result. */
        public Builder origins(ArmOrigins value) {
            this.origins = value;
            return this;
        }

        /** Sets the names of the classes of the labels, by name of the arm. */
        public Builder classes(Map<String, List<String>> value) {
            this.classes = value;
            return this;
        }

        /** Sets the group, seed and factors, by name of the arm. */
        public Builder factors(Map<String, ArmFactors> value) {
            this.factors = value;
            return this;
        }

        /** Sets the statistics over the seeds. */
        public Builder statistics(SeedStatistics value) {
            this.statistics = value;
            return this;
        }

        /** Returns the result. */
        public RunResult build() {
            return new RunResult(
                    run,
                    title,
                    summary,
                    columns,
                    arms,
                    trajectory,
                    points,
                    configuration,
                    provenance,
                    origins,
                    classes,
                    factors,
                    statistics);
        }
    }
}
