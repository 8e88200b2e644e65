package org.repdyn.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The tree of all commands, as picocli needs it. Reading the options of a command by reflection takes longer than the rest of
 * {@code --help}, so only those commands are read that the arguments may name.
 */
final class CommandTree {

    /** Begin of an argument that names a file with further arguments. */
    private static final String ARGUMENT_FILE = "@";

    private CommandTree() {}

    /** Returns the tree with the options of all commands. */
    static CommandLine complete(IFactory factory) {
        return tree(name -> true, factory);
    }

    /**
     * Returns the tree with the options of those commands only whose names are among the arguments. All others have their name and
     * description, as the help of the root lists them, and cannot be executed.
     */
    static CommandLine of(List<String> arguments, IFactory factory) {
        // The arguments in a file are not known before picocli reads it.
        boolean unknown = arguments.stream().anyMatch(argument -> argument.startsWith(ARGUMENT_FILE));
        return tree(name -> unknown || arguments.contains(name), factory);
    }

    private static CommandLine tree(Predicate<String> read, IFactory factory) {
        CommandLine root = new CommandLine(new RootCommand(), factory);
        for (Class<?> type : RootCommand.COMMANDS) {
            Command command = Optional.ofNullable(type.getAnnotation(Command.class))
                    .orElseThrow(() -> new IllegalStateException(type + " has no annotation @Command"));
            root.addSubcommand(
                    command.name(),
                    read.test(command.name()) ? new CommandLine(type, factory) : new CommandLine(outline(command)));
        }
        return root;
    }

    private static CommandSpec outline(Command command) {
        CommandSpec outline = CommandSpec.create().name(command.name());
        outline.usageMessage().description(command.description()).hidden(command.hidden());
        return outline;
    }
}
