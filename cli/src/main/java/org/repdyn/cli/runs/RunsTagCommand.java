package org.repdyn.cli.runs;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunId;
import org.repdyn.study.store.RunTags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn runs tag}: gives a tag to a run of a store, or removes it. */
@Command(
        name = "tag",
        mixinStandardHelpOptions = true,
        description = "Gives a tag to a run, or removes it. Several runs may have the same tag.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn runs tag 3fa2 paper              then: repdyn runs list --where tag=paper",
            "  repdyn runs tag 3fa2 paper --remove     remove the tag; the run stays"
        })
final class RunsTagCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreFolder folder;

    @Parameters(index = "0", paramLabel = "ID", description = "The run: its identifier, or the first digits of it.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The tag: " + RunTags.ALLOWED + ".")
    private String name = "";

    @Option(names = "--remove", description = "Remove the tag from the run.")
    private boolean remove;

    @Spec
    private CommandSpec spec;

    RunsTagCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        RunTags.objection(name).ifPresent(reason -> {
            throw new ParameterException(spec.commandLine(), reason);
        });
        FolderRunStore store = folder.open(console);
        RunId run = StoreFolder.find(store, id);
        if (!remove) {
            store.tags().add(run, name);
        } else if (!store.tags().remove(run, name)) {
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE,
                    "the run " + run.brief() + " does not have the tag '" + name + "'. See: repdyn runs show "
                            + run.brief());
        }
        console.out()
                .println("tags of " + run.brief() + ": "
                        + String.join(", ", store.tags().of(run)));
        return 0;
    }
}
