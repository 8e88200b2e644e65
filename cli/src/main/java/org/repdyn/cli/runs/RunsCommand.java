package org.repdyn.cli.runs;

import org.apiguardian.api.API;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code repdyn runs}: the parent of the commands for runs in a store. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description =
                "Lists, shows, tags and removes the finished runs of a store, and writes an index of a folder of run"
                        + " directories.",
        subcommands = {
            RunsListCommand.class,
            RunsShowCommand.class,
            RunsTagCommand.class,
            RunsRemoveCommand.class,
            RunsIndexCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn runs list --where loss=vicreg        runs with one loss",
            "  repdyn runs show 3fa2                       settings, numbers and log of a run",
            "  repdyn runs tag 3fa2 paper                  give a run a name",
            "  repdyn runs rm --where status=failed        remove failures, after a question",
            "  repdyn runs index                           write runs/index.html with links to all reports"
        })
public final class RunsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a subcommand is missing. Write: repdyn runs list, repdyn runs show ID, repdyn runs tag ID NAME,"
                        + " repdyn runs rm ID, or repdyn runs index");
    }
}
