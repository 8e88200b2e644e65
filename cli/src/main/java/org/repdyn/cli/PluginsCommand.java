package org.repdyn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What there is to combine. */
@Command(
        name = "plugins",
        mixinStandardHelpOptions = true,
        description =
                "Lists and describes losses, constraints, dynamics, baselines, data and everything else that can be combined.",
        subcommands = {PluginsListCommand.class, PluginsDescribeCommand.class})
final class PluginsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with plugins: list or describe NAME");
    }
}
