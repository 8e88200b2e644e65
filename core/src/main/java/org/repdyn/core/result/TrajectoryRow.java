package org.repdyn.core.result;

import org.apiguardian.api.API;

/**
 * One number of a trajectory; the long format in which all trajectories are stored.
 *
 * @param run the run's identifier
 * @param arm name of the arm
 * @param seed the arm's seed
 * @param step index of the time in the arm's grid, from 0
 * @param t time
 * @param observable name of the observable; {@code predicted.NAME} for what a prediction says of it
 * @param index position in a vector-valued observable, from 0; 0 for a number
 * @param value the number
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TrajectoryRow(
        String run, String arm, long seed, int step, double t, String observable, int index, double value) {}
