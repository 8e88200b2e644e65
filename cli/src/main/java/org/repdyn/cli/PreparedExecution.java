package org.repdyn.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Execution of the command that the arguments name, after a preparation that the printing of help does not need. */
final class PreparedExecution implements IExecutionStrategy {

    private final Runnable preparation;

    /**
     * Creates an execution.
     *
     * @param preparation runs before each command
     */
    PreparedExecution(Runnable preparation) {
        this.preparation = preparation;
    }

    @Override
    public int execute(ParseResult parsed) {
        Optional<Integer> help = Optional.ofNullable(CommandLine.executeHelpRequest(parsed));
        return help.orElseGet(() -> {
            preparation.run();
            return new RunLast().execute(parsed);
        });
    }
}
