package org.repdyn.core.result;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * One number of a trajectory: a row of the long format in which trajectories are stored.
 *
 * @param run identifier of the run
 * @param arm name of the arm
 * @param seed seed of the arm
 * @param step index of the time in the arm's grid, from 0
 * @param t time
 * @param observable name of the observable; {@code predicted.NAME} for its predicted value
 * @param index position in a vector-valued observable, from 0; 0 for a scalar
 * @param value value of the observable
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TrajectoryRow(
        String run, String arm, long seed, int step, double t, String observable, int index, double value) {

    /** Refuses null. */
    public TrajectoryRow {
        Objects.requireNonNull(run, "the argument 'run' is null");
        Objects.requireNonNull(arm, "the argument 'arm' is null");
        Objects.requireNonNull(observable, "the argument 'observable' is null");
    }

    /** Returns the row of an arm of another study with the same number. */
    public TrajectoryRow of(String otherRun, String otherArm, long otherSeed) {
        return new TrajectoryRow(otherRun, otherArm, otherSeed, step, t, observable, index, value);
    }
}
