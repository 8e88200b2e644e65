package org.repdyn.cli.check;

import org.apiguardian.api.API;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code repdyn check}: the parent of {@code loss} and {@code manifold}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a loss or a manifold numerically: derivatives, symmetries, orders, identities.",
        subcommands = {CheckLossCommand.class, CheckManifoldCommand.class})
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CheckCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a subcommand is missing. Write: repdyn check loss NAME, or repdyn check manifold NAME");
    }
}
