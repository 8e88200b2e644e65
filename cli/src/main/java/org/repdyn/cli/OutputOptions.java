package org.repdyn.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.repdyn.results.ExistingTarget;
import picocli.CommandLine.Option;

/** Options of commands that run arms: where results are written and how much is printed. */
final class OutputOptions {

    @Option(names = "--out", paramLabel = "DIR", description = "Run directory to write. Default: runs/TITLE-TIME.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Replace the run directory if it exists.")
    private boolean force;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Number of arms that run in parallel; by default the number of cores. Results do not depend on it.")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random draws; the same as seed=N.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print results and errors only, no progress and no notices.")
    private boolean quiet;

    Optional<Path> out() {
        return out;
    }

    ExistingTarget existing() {
        return existing(force);
    }

    /** Returns what {@code --force} says of results that are already at the target. */
    static ExistingTarget existing(boolean force) {
        return force ? ExistingTarget.REPLACE : ExistingTarget.REFUSE;
    }

    /** Returns true if the directory that the command has written is in the way of the same command, unless it replaces it. */
    boolean isTaken() {
        return out.isPresent() && !force;
    }

    Optional<Integer> threads() {
        return threads;
    }

    Optional<String> seed() {
        return seed;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }
}
