package org.repdyn.cli.output;

import java.util.Optional;
import org.apiguardian.api.API;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that run arms: how many at a time, and whether their progress is printed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExecutionOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Number of arms that run in parallel; by default the number of cores. Results do not depend on it.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            description = "Print results and errors only, no progress and no notices.")
    private boolean quiet;

    /**
     * Returns the number of arms that run in parallel.
     *
     * @param spec the command that has the option
     * @throws ParameterException if the given number is below 1
     */
    public int threads(CommandSpec spec) {
        return NumberOptions.threads(spec, threads);
    }

    public boolean quiet() {
        return quiet;
    }
}
