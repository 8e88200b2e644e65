package org.repdyn.cli.plugins;

import org.apiguardian.api.API;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code repdyn plugins}: the parent of {@code list}, {@code describe} and {@code trust}. */
@Command(
        name = "plugins",
        mixinStandardHelpOptions = true,
        description =
                "Lists and describes plugins: losses, constraints, dynamics, baselines, data and all other parts of a study.",
        subcommands = {PluginsListCommand.class, PluginsDescribeCommand.class, PluginsTrustCommand.class})
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a subcommand is missing. Write: repdyn plugins list, repdyn plugins describe NAME, or repdyn plugins trust");
    }
}
