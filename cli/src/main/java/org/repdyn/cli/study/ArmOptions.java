package org.repdyn.cli.study;

import picocli.CommandLine.Option;

/** Options of commands that run arms of a study. */
final class ArmOptions {

    @Option(names = "--strict", description = "Exit with 1 also if an arm stalled or diverged instead of completing.")
    private boolean strict;

    @Option(
            names = "--export-state",
            description =
                    "Also write the state of each arm to state/ARM.npz in the run directory: views, initial weights,"
                            + " embeddings and weights at each time.")
    private boolean exportState;

    @Option(
            names = "--profile",
            description =
                    "Also print where the time of each arm that was run went: dynamics, observables by name, prediction, writing.")
    private boolean profile;

    /** Returns true if an arm that did not complete gives exit code 1. */
    boolean strict() {
        return strict;
    }

    /** Returns true if the times of the parts of each arm are printed. */
    boolean profile() {
        return profile;
    }

    /** Returns true if the state of each arm is written. */
    boolean exportState() {
        return exportState;
    }
}
