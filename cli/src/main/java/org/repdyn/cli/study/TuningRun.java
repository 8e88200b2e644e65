package org.repdyn.cli.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.run.StateExport;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.service.StudyService.Beginning;
import org.repdyn.study.tuning.RecordedSearches;
import org.repdyn.study.tuning.TunedStudy;

/** A run of the search of a study with the key {@code tune}; its trials are kept in the store and nowhere else. */
final class TuningRun {

    /** Identifier of the trials in progress and logs. */
    private static final String NAME = "search";

    private final StudyExecution execution;

    TuningRun(StudyExecution execution) {
        this.execution = execution;
    }

    /**
     * Trials of a search that have ended.
     *
     * @param results their results
     * @param stored number of trials that were in the store
     * @param unkept number of trials that could not be kept in the store
     */
    record Trials(List<ArmResult> results, int stored, int unkept) {

        /** No trials. */
        static final Trials NONE = new Trials(List.of(), 0, 0);
    }

    /**
     * Runs the trials and chooses.
     *
     * @return the study with the chosen settings; empty if the user stopped the search
     */
    Optional<TunedStudy> run(StudyService studies, Beginning.Search search) {
        return trials(studies, search).map(trials -> search.search()
                .choose(trials.results(), search.trials().skipped()));
    }

    /** Runs the trials; empty if the user stopped the search. */
    Optional<Trials> trials(StudyService studies, Beginning.Search search) {
        execution.printNotices(search.trials());
        if (search.trials().arms().isEmpty()) {
            return Optional.of(Trials.NONE);
        }
        RunSettings settings = execution.settings(
                NAME,
                StateExport.NONE,
                execution.store().open(execution.console().err()::println),
                Map.of());
        RunResult result = execution.run(studies, search.trials(), settings).result();
        if (result.cancelled()) {
            execution.console().err().println(ComparisonRun.missing(result, settings, false));
            return Optional.empty();
        }
        return Optional.of(new Trials(
                result.arms(),
                result.origins().stored().size(),
                settings.store().store().unkept()));
    }

    /** Returns what a search adds to the provenance of a run. */
    static Map<String, Object> provenance(TunedStudy tuned) {
        return Map.of(RecordedSearches.KEY, tuned.provenance());
    }
}
