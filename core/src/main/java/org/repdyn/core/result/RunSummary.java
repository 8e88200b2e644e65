package org.repdyn.core.result;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Description of a run directory that can be read without its trajectories.
 *
 * @param directory name of the directory
 * @param title title of the study
 * @param written time at which the run ended; empty if it is not known
 * @param arms name and status of each arm that has a result, in the order of the study
 * @param missing names of the arms without a result
 * @param report name of the report within the directory; empty if there is none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunSummary(
        String directory,
        String title,
        Optional<Instant> written,
        List<Arm> arms,
        List<String> missing,
        Optional<String> report) {

    public RunSummary {
        Objects.requireNonNull(directory, "the argument 'directory' is null");
        Objects.requireNonNull(title, "the argument 'title' is null");
        Objects.requireNonNull(written, "the argument 'written' is null");
        Objects.requireNonNull(arms, "the argument 'arms' is null");
        Objects.requireNonNull(missing, "the argument 'missing' is null");
        Objects.requireNonNull(report, "the argument 'report' is null");
        arms = List.copyOf(arms);
        missing = List.copyOf(missing);
    }

    /**
     * An arm with a result.
     *
     * @param name name of the arm
     * @param status its outcome
     */
    public record Arm(String name, ArmStatus status) {

        /** Refuses null. */
        public Arm {
            Objects.requireNonNull(name, "the argument 'name' is null");
            Objects.requireNonNull(status, "the argument 'status' is null");
        }
    }

    /** Returns the number of arms with a status. */
    public long count(ArmStatus status) {
        return arms.stream().filter(arm -> arm.status() == status).count();
    }
}
