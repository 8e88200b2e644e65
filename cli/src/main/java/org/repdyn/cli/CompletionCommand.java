package org.repdyn.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A completion script for the user's shell. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script; in bash: source <(repdyn completion bash)")
final class CompletionCommand implements Callable<Integer> {

    /** Shells there is a script for. */
    enum Shell {
        /** GNU Bash. */
        BASH,
        /** Z shell, through its emulation of Bash's completion. */
        ZSH
    }

    private final Console console;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private String shell = "bash";

    @Spec
    private CommandSpec spec;

    private Shell known() {
        for (Shell known : Shell.values()) {
            if (known.name().equalsIgnoreCase(shell)) {
                return known;
            }
        }
        throw new ParameterException(
                spec.commandLine(), "there is no completion for '" + shell + "'. Write bash or zsh");
    }

    CompletionCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (known() == Shell.ZSH) {
            console.out().println("autoload -U +X compinit && compinit");
            console.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        console.out().println(AutoComplete.bash("repdyn", spec.root().commandLine()));
        return 0;
    }
}
