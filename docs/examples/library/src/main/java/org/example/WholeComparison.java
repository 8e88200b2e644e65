package org.example;

import org.repdyn.core.result.RunResult;
import org.repdyn.library.RepDyn;

/** A study with two arms and two seeds, and its result as records. */
public final class WholeComparison {

    private WholeComparison() {}

    public static void main(String[] arguments) {
        String study =
                """
                title: free and on the sphere
                data: {name: gaussian-mixture, samples: 24, dimension: 4}
                loss: spectral-contrastive
                encoder: {name: linear, outputs: 2}
                dynamics: gradient-flow
                time: {end: 2, points: 5}
                seeds: [1, 2]
                arms:
                  free: {}
                  stiefel: {constraint: stiefel}
                """;
        RunResult result =
                RepDyn.study(study).set("encoder.init-scale", 0.1).threads(2).run();
        result.arms()
                .forEach(arm -> System.out.printf(
                        "%s %s: loss %.4f%n",
                        arm.name(), arm.status(), arm.finalLoss().orElseThrow()));
        System.out.println(result.statistics().findings().get(0));
        System.out.println(result.trajectory().size() + " rows of trajectories of " + result.observables());
    }
}
