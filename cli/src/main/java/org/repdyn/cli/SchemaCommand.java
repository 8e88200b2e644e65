package org.repdyn.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code repdyn schema}: prints the JSON schema of study files, made from the options of the installed plugins. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON schema of study files, with which editors complete, explain and check settings.")
final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    SchemaCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Session session = new Session(console, common, false)) {
            console.out().println(session.studies().jsonSchema());
            return 0;
        }
    }
}
