package org.repdyn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.repdyn.cli.completion.OfferedNames.OfShells;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code repdyn completion}: prints a completion script for a shell. The script asks {@link CompleteCommand}, so that the
 * names of plugins, arms and replications are those that are there when the line is written.
 */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description =
                "Prints a completion script; in bash and zsh: source <(repdyn completion SHELL), in fish: repdyn completion fish | source")
final class CompletionCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            completionCandidates = OfShells.class,
            description = "bash, zsh or fish. Default: ${DEFAULT-VALUE}")
    private String shell = "bash";

    @Spec
    private CommandSpec spec;

    CompletionCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!OfShells.SHELLS.contains(shell)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no completion script for '" + shell + "'. Allowed: "
                            + String.join(", ", OfShells.SHELLS));
        }
        try (InputStream script =
                Objects.requireNonNull(CompletionCommand.class.getResourceAsStream("completion." + shell))) {
            console.out().print(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            console.out().flush();
        }
        return 0;
    }
}
