package org.repdyn.cli.output;

import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.results.ExistingTarget;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that run arms: where results are written and how much is printed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OutputOptions {

    @Mixin
    private ExecutionOptions execution;

    @Option(names = "--out", paramLabel = "DIR", description = "Run directory to write. Default: runs/TITLE-TIME.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Replace the run directory if it exists.")
    private boolean force;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random draws; the same as seed=N.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    public Optional<Path> out() {
        return out;
    }

    public ExistingTarget existing() {
        return existing(force);
    }

    /** Returns what {@code --force} says of results that are already at the target. */
    public static ExistingTarget existing(boolean force) {
        return force ? ExistingTarget.REPLACE : ExistingTarget.REFUSE;
    }

    /** Returns true if the directory that the command has written is in the way of the same command, unless it replaces it. */
    public boolean isTaken() {
        return out.isPresent() && !force;
    }

    /**
     * Returns the number of arms that run in parallel.
     *
     * @param spec the command that has the option
     * @throws ParameterException if the given number is below 1
     */
    public int threads(CommandSpec spec) {
        return execution.threads(spec);
    }

    public Optional<String> seed() {
        return seed;
    }

    public boolean json() {
        return json;
    }

    public boolean quiet() {
        return execution.quiet();
    }
}
