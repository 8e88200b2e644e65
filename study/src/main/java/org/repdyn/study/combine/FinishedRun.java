package org.repdyn.study.combine;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.FlatSettings;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.StudyYaml;

/**
 * A finished run with the settings of its arms.
 *
 * @param name name of the run in messages and in names of arms, such as that of its directory
 * @param result its results
 * @param study its study with all defaults
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FinishedRun(String name, RunResult result, Study study) {

    /**
     * Reads the settings of a run from its configuration. No plugin and no data are needed.
     *
     * @param place the configuration in messages
     * @throws UserErrorException if the configuration is not a study
     */
    public static FinishedRun of(String name, RunResult result, String place) {
        Problems problems = new Problems();
        Optional<Study> study = StudyYaml.read(result.configuration(), place, problems);
        if (study.isEmpty() || !problems.isEmpty()) {
            throw new UserErrorException(problems.toList());
        }
        return new FinishedRun(name, result, study.get());
    }

    /** Returns the settings that an arm used, by path; without the columns of the comparison, which change no number. */
    public FlatSettings settings(String arm) {
        return FlatSettings.of(
                resolved(arm).effective().without(StudyKey.COLUMNS).tree());
    }

    /** Returns the settings of an arm with all defaults. */
    Settings resolved(String arm) {
        return study.settings(arm);
    }

    /** Returns the identifier of the run of an arm; empty if it is not known. */
    Optional<String> id(String arm) {
        return Optional.ofNullable(result.origins().ids().get(arm));
    }
}
