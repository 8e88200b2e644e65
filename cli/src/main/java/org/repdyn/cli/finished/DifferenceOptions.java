package org.repdyn.cli.finished;

import picocli.CommandLine.Option;

/** Options of commands that print the differences of two runs. */
final class DifferenceOptions {

    @Option(
            names = "--all",
            description = "Print the difference of each trajectory, not only the largest one of each arm.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object, which has all differences.")
    private boolean json;

    boolean all() {
        return all;
    }

    boolean json() {
        return json;
    }
}
