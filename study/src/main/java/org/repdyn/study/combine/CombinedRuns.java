package org.repdyn.study.combine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.StudyInterval;
import org.repdyn.study.statistics.StudyStatistics;
import org.repdyn.study.tuning.RecordedSearches;
import org.repdyn.study.yaml.StudyYaml;

/**
 * One result with the arms of several finished runs. Nothing is run again; the configuration has the arms of all runs
 * with all defaults.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CombinedRuns {

    private final ArmNames arms;

    private CombinedRuns(ArmNames arms) {
        this.arms = arms;
    }

    /**
     * Returns runs side by side. If several runs have an arm of one name, the name of the run is put before it; an arm
     * that is the same run in each of them, with the same identifier, is there once.
     */
    public static CombinedRuns sideBySide(List<FinishedRun> runs) {
        return new CombinedRuns(ArmNames.unique(runs));
    }

    /**
     * Returns the union of runs. An arm that is the same run in several of them is there once.
     *
     * @throws UserErrorException if arms of one name are different runs
     */
    public static CombinedRuns union(List<FinishedRun> runs) {
        return new CombinedRuns(ArmNames.same(runs));
    }

    /** Returns for each run the new name of each arm by its name, without arms that an earlier run has. */
    public List<Map<String, String>> names() {
        return arms.names();
    }

    /**
     * Returns the title: that of the runs, joined if they differ.
     */
    public String title() {
        return arms.runs().stream().map(run -> run.result().title()).distinct().collect(Collectors.joining(" and "));
    }

    /**
     * Returns the result.
     *
     * @param run identifier of the new run
     * @param provenance what is known about the combination; the provenance of each run follows it
     */
    public RunResult result(String run, Map<String, Object> provenance) {
        List<ArmResult> results = new ArrayList<>();
        List<TrajectoryRow> rows = new ArrayList<>();
        List<EmbeddingPoint> points = new ArrayList<>();
        Map<String, Column> columns = new LinkedHashMap<>();
        Map<String, List<String>> classes = new LinkedHashMap<>();
        Map<String, Object> all = new LinkedHashMap<>(provenance);
        Map<String, Object> each = new LinkedHashMap<>();
        RecordedSearches searches = new RecordedSearches(Map.of());
        for (int i = 0; i < arms.runs().size(); i++) {
            RunResult from = arms.runs().get(i).result();
            Map<String, String> names = arms.names().get(i);
            searches = searches.and(RecordedSearches.of(from.provenance()).renamed(names));
            from.columns().forEach(column -> columns.putIfAbsent(column.observable(), column));
            for (ArmResult arm : from.arms()) {
                renamed(names, arm.name()).ifPresent(name -> {
                    results.add(arm.of(name, arm.setup()));
                    Optional.ofNullable(from.classes().get(arm.name())).ifPresent(own -> classes.put(name, own));
                });
            }
            for (TrajectoryRow row : from.trajectory()) {
                renamed(names, row.arm()).ifPresent(name -> rows.add(row.of(run, name, row.seed())));
            }
            for (EmbeddingPoint point : from.points()) {
                renamed(names, point.arm()).ifPresent(name -> points.add(point.of(name)));
            }
            String name = arms.runs().get(i).name();
            each.put(each.containsKey(name) ? name + "-" + (i + 1) : name, from.provenance());
        }
        if (!searches.searches().isEmpty()) {
            all.put(RecordedSearches.KEY, searches.searches());
        }
        all.put("runs", each);
        Study study = study(columns.keySet());
        RunResult result = RunResult.builder(run, title())
                .summary(summary(results))
                .columns(List.copyOf(columns.values()))
                .arms(results)
                .trajectory(List.copyOf(rows))
                .points(List.copyOf(points))
                .configuration(StudyYaml.write(study))
                .provenance(all)
                .origins(origins())
                .classes(classes)
                .factors(CombinedFactors.of(arms, searches.chosen()))
                .build();
        return result.with(
                StudyStatistics.of(result, study.common().get(StudyKey.COLUMNS).isPresent(), StudyInterval.of(study)));
    }

    private static Optional<String> renamed(Map<String, String> names, String arm) {
        return Optional.ofNullable(names.get(arm));
    }

    private static String summary(List<ArmResult> results) {
        return results.stream()
                .map(arm -> arm.name() + " " + arm.finding())
                .collect(Collectors.joining(". ", "", results.isEmpty() ? "" : "."));
    }

    private ArmOrigins origins() {
        Map<String, String> ids = new LinkedHashMap<>();
        List<String> stored = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        Set<SkippedArm> skipped = new LinkedHashSet<>();
        for (int i = 0; i < arms.runs().size(); i++) {
            FinishedRun run = arms.runs().get(i);
            arms.names().get(i).forEach((old, name) -> {
                run.id(old).ifPresent(id -> ids.put(name, id));
                if (run.result().origins().stored().contains(old)) {
                    stored.add(name);
                }
            });
            missing.addAll(run.result().origins().missing());
            skipped.addAll(run.result().origins().skipped());
        }
        arms.names().forEach(names -> missing.removeAll(names.values()));
        return new ArmOrigins(ids, stored, List.copyOf(missing), List.copyOf(skipped));
    }

    /** Returns the study of all arms that have a result; columns are written if a run chose its columns. */
    private Study study(Set<String> columns) {
        Map<String, Settings> all = new LinkedHashMap<>();
        boolean chosen = false;
        for (int i = 0; i < arms.runs().size(); i++) {
            FinishedRun run = arms.runs().get(i);
            chosen |= run.study().common().get(StudyKey.COLUMNS).isPresent();
            arms.names()
                    .get(i)
                    .forEach((old, name) -> all.put(name, run.resolved(old).without(StudyKey.COLUMNS)));
        }
        Study study = Study.factored(title(), all);
        return chosen ? study.withCommon(study.common().with(StudyKey.COLUMNS, list(columns))) : study;
    }

    private static ConfigValue list(Set<String> columns) {
        return new Sequence(
                columns.stream()
                        .<ConfigValue>map(column -> new Scalar(column, SourceLocation.DEFAULT))
                        .toList(),
                SourceLocation.DEFAULT);
    }
}
