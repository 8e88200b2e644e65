package org.repdyn.study.run;

import java.util.Optional;
import org.repdyn.study.plan.AssembledArm;

/**
 * One run of an arm with its observers.
 *
 * @param arm the assembled arm
 * @param choice predictions that the run is compared with
 * @param follower observer of the deviation from the prediction; empty if there is no prediction
 * @param recorder observer that measures the observables
 * @param check check of what the dynamics or the baseline reports to the recorder
 */
record MeasuredRun(
        AssembledArm arm,
        PredictionChoice choice,
        Optional<PredictionFollower> follower,
        Recorder recorder,
        ReportCheck check) {}
